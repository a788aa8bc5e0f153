"""Every sentence and every number format, German and English. A language is a value that is passed."""
