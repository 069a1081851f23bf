// Django's windows for dates and times, and its finder of rows, say what they are to a screen reader.
