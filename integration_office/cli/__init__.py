"""The command line: the whole job without a window, as INTERFACES fixes it."""
