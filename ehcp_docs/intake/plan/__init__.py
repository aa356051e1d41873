"""From items to plan data: ids, links, the fields of the front page, and where each word went."""
