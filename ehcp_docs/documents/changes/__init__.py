"""Two or three versions of one Word document made into one file that shows what changed."""
