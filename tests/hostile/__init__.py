"""Pages, answers and files that mean harm: nothing on the machine is harmed, nobody is accused, nothing is lost."""
