"""Who works where, with which account and device; all invented."""

from dataclasses import dataclass

NOOR = "Noor Verhage"
COR = "Cor Dijkzeul"
RUBEN = "Ruben Vos"
ILSE = "Ilse Brandt"
THIJS = "Thijs Verbeek"
MAARTEN = "Maarten Kuipers"
JAYDEN = "Jayden Monteiro"
SANNE = "Sanne Smit"

SHARED_ACCOUNT = "storingsdienst"
ILSES_LAPTOP = "LT-0419"
SERVICE_LAPTOP = "LT-0233"


@dataclass(frozen=True, slots=True)
class Employee:
    """A person with a personal account and a laptop in his or her own name."""

    name: str
    account: str
    device: str
    department: str
    since: str


STAFF = (
    Employee(NOOR, "p4088", "LT-0362", "De Datawerf", "2024-02-12"),
    Employee(COR, "p3120", "LT-0290", "Brugbeheer", "2022-06-01"),
    Employee(ILSE, "p3907", ILSES_LAPTOP, "Asset Management", "2025-03-10"),
    Employee(THIJS, "p4152", "LT-0388", "De Datawerf", "2024-09-02"),
    Employee(MAARTEN, "p4016", "LT-0341", "Bestuursdienst", "2023-11-20"),
    Employee(SANNE, "p4201", "LT-0426", "Asset Management", "2025-05-06"),
    Employee("Femke Bol", "p3544", "LT-0312", "Havendienst", "2023-03-13"),
    Employee("Daan Rook", "p3688", "LT-0327", "Openbare orde", "2023-06-05"),
    Employee("Gerda Pol", "p3291", "LT-0301", "Handhaving", "2022-10-17"),
    Employee("Erik Tuin", "p3415", "LT-0305", "ICT-beheer", "2022-12-05"),
    Employee("Anouk Prins", "p4170", "LT-0393", "De Datawerf", "2024-10-14"),
    Employee("Joost Lam", "p4183", "LT-0401", "De Datawerf", "2024-12-02"),
    Employee("Wim Ooms", "p3133", "LT-0292", "Brugbeheer", "2022-06-01"),
    Employee("Karin Slot", "p3140", "LT-0293", "Brugbeheer", "2022-06-01"),
    Employee("Bram Heuvel", "p3777", "LT-0335", "Brugbeheer", "2023-09-11"),
    Employee("Tineke Baas", "p3820", "LT-0338", "Mobiliteit", "2023-10-02"),
    Employee("Rob Kamp", "p3842", "LT-0340", "Mobiliteit", "2023-11-06"),
    Employee("Els Dam", "p3960", "LT-0350", "Financiën", "2024-01-08"),
)

BY_NAME = {employee.name: employee for employee in STAFF}
