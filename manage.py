#!/usr/bin/env python
"""Django's commands, on the site that the environment or .local/site.env names."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qazaly.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as reason:
        sys.exit(f"✗ {reason}: start make run once, or see the list in qazaly/settings.py.")
    except OperationalError as reason:
        sys.exit(f"✗ The database does not answer (is make run running?): {reason}")
