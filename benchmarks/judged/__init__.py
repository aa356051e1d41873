"""How often the audit is right: graded statements, planted faults and links, each judged against what people said."""
