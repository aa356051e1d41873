"""From lines and tables to items: where sections begin, what columns hold, what belongs together."""
