"""`python -m baocao` is the command `baocao`."""

import sys

from .cli import main

sys.exit(main())
