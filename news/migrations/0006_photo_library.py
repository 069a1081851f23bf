"""The photo library: until when a photo may be shown, its words found, a file known again."""

import django.contrib.postgres.indexes
from django.db import migrations, models

WORDS = models.Func(
    models.F("caption"),
    models.F("credit"),
    models.F("alt"),
    models.F("rights"),
    template="upper(%(expressions)s)",
    arg_joiner=" || ' ' || ",
    output_field=models.TextField(),
)


class Migration(migrations.Migration):
    dependencies = [("news", "0005_the_desk")]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="fingerprint",
            field=models.CharField(db_index=True, default="", editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="photo",
            name="rights_until",
            field=models.DateField(
                blank=True,
                help_text="Осы күннен кейін сурет сайтта тұрмауы керек.",
                null=True,
                verbose_name="құқық мерзімі",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(WORDS, name="gin_trgm_ops"),
                name="photo_words",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(("rights_until__isnull", False)),
                fields=["rights_until"],
                name="photos_due_to_leave",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(("alt", ""), ("decorative", False)),
                fields=["-id"],
                name="photos_without_words",
            ),
        ),
    ]
