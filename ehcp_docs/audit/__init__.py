"""The audit: a plan and a pack of rules make findings, and findings a score."""
