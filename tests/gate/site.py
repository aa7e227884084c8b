"""The page that the tests of the gate begin with."""

PAGE = (
    "In our clinics 31% of patients relapsed.\n\nAbout 40% of adults sleep badly [1].\n\n"
    "References\n\n1. Lee K. Walking and sleep. J Sleep Stud. 2019;4:11-19.\n"
)
