"""The newsroom's row says what its paper is called, how it looks and where it is found."""

import django.db.models.deletion
from django.db import migrations, models

import news.fields
import news.models.newsroom

TRIGGER = """
CREATE TRIGGER raise_content_version
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON news_newsroom
FOR EACH STATEMENT EXECUTE FUNCTION news_raise_content_version()
"""


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0013_articles_by_mark"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="newsroom",
            options={
                "default_permissions": ("change",),
                "verbose_name": "газет баптауы",
                "verbose_name_plural": "газет баптаулары",
            },
        ),
        migrations.AddField(
            model_name="newsroom",
            name="address",
            field=news.fields.PlainField(
                db_default="", default="", blank=True, max_length=200, verbose_name="мекенжайы"
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="comments_allowed",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Әр мақалада бөлек те қосылады. Әр пікірді алдымен редактор қарайды.",
                verbose_name="оқырман пікір жаза алады",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="description",
            field=news.fields.PlainField(
                db_default="Қазалы ауданының жаңалықтары",
                default="Қазалы ауданының жаңалықтары",
                help_text="Іздеу жүйелері мен RSS осыны көрсетеді.",
                max_length=200,
                verbose_name="сайт туралы бір сөйлем",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="email",
            field=models.EmailField(
                db_default="", default="", blank=True, max_length=254, verbose_name="поштасы"
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="icons",
            field=models.JSONField(db_default={}, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="imprint",
            field=news.fields.PlainTextField(
                db_default="",
                default="",
                blank=True,
                help_text="Тіркеу куәлігі, құрылтайшысы, бас редакторы: әр беттің соңында тұрады.",
                max_length=1000,
                verbose_name="шығыс деректері",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="licence",
            field=news.fields.PlainTextField(
                db_default="",
                default="",
                blank=True,
                help_text="Мысалы: «Материалды көшіргенде сілтеме міндетті».",
                max_length=500,
                verbose_name="көшіру шарты",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="links",
            field=news.fields.PlainTextField(
                db_default="",
                default="",
                blank=True,
                help_text="Әр жолға бір мекенжай: https://t.me/qazaly.",
                max_length=2000,
                validators=[news.models.newsroom.all_are_addresses],
                verbose_name="әлеуметтік желілердегі беттері",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="logo",
            field=models.ForeignKey(
                blank=True,
                help_text="Шаршы сурет, кемі 512 × 512 нүкте. Телефон экранындағы белгіше де осы болады.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="news.photo",
                verbose_name="белгісі (логотип)",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="motto",
            field=news.fields.PlainField(
                blank=True,
                db_default="Qazaly.kz ақпараттық агенттігі",
                default="Qazaly.kz ақпараттық агенттігі",
                max_length=120,
                verbose_name="атауының астындағы жол",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="name",
            field=news.fields.PlainField(
                db_default="Қазалы", default="Қазалы", max_length=60, verbose_name="атауы"
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="palette",
            field=models.CharField(
                choices=[
                    ("river", "дария көгі"),
                    ("steppe", "дала жасылы"),
                    ("tulip", "қызғалдақ қызылы"),
                    ("night", "түн күлгіні"),
                ],
                db_default="river",
                default="river",
                max_length=10,
                verbose_name="түсі",
            ),
        ),
        migrations.AddField(
            model_name="newsroom",
            name="phone",
            field=news.fields.PlainField(
                db_default="", default="", blank=True, max_length=60, verbose_name="телефоны"
            ),
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER raise_content_version ON news_newsroom"),
    ]
