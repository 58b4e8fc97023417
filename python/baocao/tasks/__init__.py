"""The jobs that the command line and the ribbon share."""
