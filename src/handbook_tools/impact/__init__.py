"""Impact: whom and what the changes between two versions of a handbook touch."""
