"""The editors' own spellings."""

from django.contrib import admin

from editions.models import Spelling
from news.admin.racing import RacingAdmin

ABOUT = (
    "Сайттың латынша және төте жазумен шығатын беттері кирилше мәтіннен өзі жасалады. Ереже "
    "бойынша қате шығатын сөзді осында қосыңыз: барлық беттерде көрсетілгендей жазылады. Бос "
    "қалған жазуда сөз ереже бойынша шығады. Мақаланың кирилше мәтіні өзгермейді."
)


@admin.register(Spelling)
class SpellingAdmin(RacingAdmin):
    list_display = ("cyrillic", "latin", "arabic")
    search_fields = ("cyrillic", "latin", "arabic")
    fieldsets = [(None, {"fields": ("cyrillic", "latin", "arabic"), "description": ABOUT})]
