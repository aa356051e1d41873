"""Findings, scores and agreement on paper: one file for each format."""
