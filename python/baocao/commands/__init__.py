"""The commands, a module each: its arguments, the task it calls, what it prints, its exit code."""
