"""Files: bytes and their text, writing that loses nothing, walking folders, remembered answers."""
