"""What a move remembers."""

from django.db import migrations, models

KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")

NOTES = [
    ("hidden", "мүшелерге ғана арналған бөлігі"),
    ("field", "қосымша өрісі"),
    ("poll", "сауалнамасы"),
    ("script", "алынып тасталған код"),
    ("event", "алынып тасталған әрекет"),
    ("frame", "алынып тасталған бөгде терезе"),
    ("object", "алынып тасталған нысан"),
    ("form", "алынып тасталған пішін"),
    ("unseen", "көрінбейтін бөлігі"),
    ("link", "алынып тасталған сілтеме"),
    ("flash", "флеш-ролигі"),
    ("template", "ескі сайттың үлгі сөзі"),
    ("attachment", "табылмаған тіркемесі"),
    ("picture", "жарамсыз суреті"),
]


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="Brought",
            fields=[
                ("id", KEY.clone()),
                ("kind", models.CharField(max_length=10)),
                ("old", models.TextField()),
                ("new", models.BigIntegerField()),
                ("source", models.CharField(blank=True, max_length=32)),
                ("written", models.CharField(blank=True, max_length=32)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "old"), name="brought_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Redirect",
            fields=[
                ("id", KEY.clone()),
                ("source", models.TextField(unique=True, verbose_name="ескі мекенжай")),
                ("target", models.TextField(verbose_name="қайда апарады")),
                ("rank", models.IntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "көшкен мекенжай",
                "verbose_name_plural": "көшкен мекенжайлар",
                "ordering": ["-rank", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("source__contains", "*")),
                        fields=["-rank", "id"],
                        name="redirects_by_star",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MissingFile",
            fields=[
                ("id", KEY.clone()),
                ("path", models.TextField(verbose_name="файлы")),
                ("article_id", models.BigIntegerField(verbose_name="мақала нөмірі")),
            ],
            options={
                "verbose_name": "жетпеген файл",
                "verbose_name_plural": "жетпеген файлдар",
                "default_permissions": ("view", "delete"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article_id", "path"), name="missing_once_an_article"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", KEY.clone()),
                ("article_id", models.BigIntegerField(db_index=True, verbose_name="мақала нөмірі")),
                (
                    "kind",
                    models.CharField(choices=NOTES, max_length=10, verbose_name="түрі"),
                ),
                ("text", models.TextField(verbose_name="мәтіні")),
                ("is_done", models.BooleanField(default=False, verbose_name="қаралды")),
            ],
            options={
                "verbose_name": "көшуден қалған жазба",
                "verbose_name_plural": "көшуден қалған жазбалар",
                "default_permissions": ("view", "change"),
            },
        ),
    ]
