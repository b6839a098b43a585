"""Text of data files → text of data files: what authors have written for them or put in order; never touches the disk."""
