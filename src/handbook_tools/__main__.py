"""``python -m handbook_tools``: the same as ``handbook``."""

import sys

from handbook_tools.cli import main

if __name__ == "__main__":
    sys.exit(main())
