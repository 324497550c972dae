"""The store of articles and stories: all the SQL there is."""
