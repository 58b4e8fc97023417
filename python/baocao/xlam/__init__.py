"""The Excel add-in from its sources: a compound file, a VBA project, a package.

Its rules come from three of Microsoft's open specifications, named where they are kept: [MS-CFB]
(the compound file), [MS-OVBA] (the VBA project in it), [MS-CUSTOMUI2] (the ribbon).
"""
