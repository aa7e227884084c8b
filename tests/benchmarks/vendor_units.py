"""What Recognizers-Text calls the units that claimcheck normalises: ours on the left, theirs on the right."""

AGES = {
    "year-old": ("Year", "Age"),
    "month-old": ("Month",),
    "week-old": ("Week",),
    "day-old": ("Day",),
}

DIMENSIONS = {
    "kg": ("Kilogram",), "g": ("Gram",), "mg": ("Milligram",), "µg": ("Microgram",), "t": ("Ton",), "metric ton": ("Metric ton",),
    "lb": ("Pound",), "oz": ("Ounce",), "dram": ("Dram",), "km": ("Kilometer",), "m": ("Meter",), "dm": ("Decimeter",),
    "cm": ("Centimeter",), "mm": ("Millimeter",), "pm": ("Picometer",), "mile": ("Mile",), "ft": ("Foot",), "in": ("Inch",),
    "km²": ("Square kilometer",), "m²": ("Square meter",), "acre": ("Acre",), "m³": ("Cubic meter",), "cu ft": ("Cubic foot",),
    "L": ("Liter",), "mL": ("Milliliter",), "gal": ("Gallon",), "cup": ("Cup",), "tbsp": ("Tablespoon",), "tsp": ("Teaspoon",),
    "barrel": ("Barrel",), "mph": ("Mile per hour",), "mile/hour": ("Mile per hour",), "km/h": ("Kilometer per hour",),
    "km/hour": ("Kilometer per hour",), "m/millisecond": ("Meter per millisecond",), "km/ms": ("Kilometer per millisecond",),
    "cm/millisecond": ("Centimeter per millisecond",), "bit": ("Bit",), "megabit": ("Megabit",), "megabyte": ("Megabyte",),
    "degree": ("Degree",), "rad": ("Radian",), "turn": ("Turn",),
}  # fmt: skip

MONEY = {
    "USD": ("Dollar", "United States dollar"), "CAD": ("Canadian dollar",), "AUD": ("Australian dollar",),
    "NZD": ("New Zealand dollar",), "HKD": ("Hong Kong dollar",), "MXN": ("Mexican peso",), "EUR": ("Euro",),
    "GBP": ("Pound", "British pound"), "JPY": ("Japanese yen",), "CNY": ("Chinese yuan",), "INR": ("Rupee",),
    "LKR": ("Sri Lankan rupee",), "CHF": ("Swiss franc",), "franc": ("Franc",), "french franc": ("French franc",),
    "peseta": ("Peseta",), "NLG": ("Netherlands guilder",), "FIM": ("Finnish markka",), "TRY": ("Turkish lira",),
    "CRC": ("Costa Rican colón",), "GEL": ("Georgian lari",), "LAK": ("Lao kip",), "BTC": ("Bitcoin",), "satoshi": ("Satoshi",),
    "cent": ("Cent",), "penny": ("Penny",), "pence": ("Pence",), "sen": ("Sen",), "lb": ("Pound",),
}  # fmt: skip
