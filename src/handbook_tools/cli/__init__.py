"""The command line: runs the handbook from a terminal."""
