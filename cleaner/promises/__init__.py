"""What must hold between a text and what fixes make of it, judged by what an edit does, never by who made it.

``fault_of_fix`` holds one fix against the text, ``fault_of_all`` the fixes of a pass together. A fix at fault is
left out and the others are made: that a text settles and that edits replay is watched by the engine, that bytes
round-trip by ``files``.
"""

from cleaner.promises.fixes import Fault, fault_of_all, fault_of_fix
from cleaner.promises.prose import prose_in, prose_removed
from cleaner.promises.rendering import fault_of_markup

__all__ = ["Fault", "fault_of_all", "fault_of_fix", "fault_of_markup", "prose_in", "prose_removed"]
