"""The Sphinx extension: shows the handbook in the site."""
