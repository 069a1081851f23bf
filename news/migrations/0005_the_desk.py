"""The desk: states, bin, drafts, proposals, links to read a piece ahead, the newsroom's rules."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0004_related"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form_key", models.UUIDField(null=True)),
                ("section", models.CharField(max_length=12)),
                ("fields", models.TextField()),
                ("title", models.CharField(max_length=300)),
                ("saved_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Newsroom",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "two_person_rule",
                    models.BooleanField(
                        default=False,
                        help_text="Өз мақаласын ешкім өзі жарияламайды: оны басқа редактор қарап шығады.",
                        verbose_name="екі адам ережесі",
                    ),
                ),
            ],
            options={
                "verbose_name": "редакция ережесі",
                "verbose_name_plural": "редакция ережелері",
                "default_permissions": ("change",),
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("ends_at", models.DateTimeField()),
                ("opened", models.PositiveIntegerField(default=0)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now=True)),
                ("based_on", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "қаралуда"), ("returned", "қайтарылған")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("reply", models.TextField(blank=True, max_length=1000)),
                ("snapshot", models.JSONField()),
            ],
            options={
                "verbose_name": "ұсынылған өзгеріс",
                "verbose_name_plural": "ұсынылған өзгерістер",
                "default_permissions": (),
            },
        ),
        migrations.AlterModelOptions(
            name="article",
            options={
                "permissions": [("publish_article", "мақаланы жариялай алады")],
                "verbose_name": "мақала",
                "verbose_name_plural": "мақалалар",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="binned_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="себетке салынған"),
        ),
        migrations.AddField(
            model_name="article",
            name="written_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="written",
                to=settings.AUTH_USER_MODEL,
                verbose_name="жазған",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "жоба"),
                    ("review", "қаралуда"),
                    ("published", "жарияланған"),
                    ("withdrawn", "сайттан алынған"),
                ],
                default="draft",
                max_length=10,
                verbose_name="күйі",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("binned_at__isnull", False)),
                fields=["binned_at"],
                name="the_bin",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(
                    ("binned_at__isnull", True), ("status__in", ("draft", "review"))
                ),
                fields=["status", "-changed"],
                name="articles_in_work",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("binned_at__isnull", True),
                    ("status__in", ("draft", "withdrawn")),
                    _connector="OR",
                ),
                name="nothing_in_the_bin_is_public",
                violation_error_message="Себеттегі мақала жарияланбайды.",
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="article",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="drafts",
                to="news.article",
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="drafts",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="newsroom",
            constraint=models.CheckConstraint(
                condition=models.Q(("pk", 1)), name="there_is_one_newsroom"
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="presences",
                to="news.article",
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="preview_links",
                to="news.article",
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="proposals",
                to="news.article",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="proposals",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["saved_at"], name="drafts_by_age"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("article__isnull", False)),
                fields=("person", "article"),
                name="one_draft_per_person_and_piece",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("article__isnull", True)),
                fields=("person", "form_key"),
                name="one_draft_per_person_and_new_piece",
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(
                fields=("article", "person"), name="one_presence_per_person_and_piece"
            ),
        ),
        migrations.AddIndex(
            model_name="previewlink",
            index=models.Index(fields=["ends_at"], name="preview_links_by_end"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                fields=("article", "proposed_by"), name="one_proposal_per_person_and_piece"
            ),
        ),
    ]
