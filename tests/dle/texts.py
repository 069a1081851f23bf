"""Texts with the markers of the engine, as its editors' browsers and its own code left them."""

from base64 import b64encode
from urllib.parse import quote

SITE = "https://qazaly.kz"


def leech(address: str, door: str = "/index.php?do=go&amp;url=") -> str:
    packed = quote(b64encode(address.encode()).decode(), safe="")
    return f'<a href="{SITE}{door}{packed}" target="_blank">сайт</a>'


PLAIN = (
    "<p>Қазалы ауданында көктемгі егіс басталды. Биыл өңірде 8 500 гектар алқапқа дән себіледі."
    "</p><p>«Үміт пен еңбек – егіз ұғым», – дейді шаруа Һакім Ғалымұлы.</p>"
)
THUMB = (
    "<!--TBegin:https://qazaly.kz/uploads/posts/2022-10/1666_kopir.jpg|left|Жаңа көпір-->"
    '<a href="https://qazaly.kz/uploads/posts/2022-10/1666_kopir.jpg" class="highslide" '
    'target="_blank"><img src="/uploads/posts/2022-10/thumbs/1666_kopir.jpg" '
    "style=\"float:left;max-width:100%\" alt='Жаңа көпір'></a><!--TEnd--><br><br>"
)
OLD_THUMB = (
    '<!--TBegin--><a href="http://www.qazaly.kz/uploads/posts/2013-05/toi.jpg" '
    "onclick=\"return hs.expand(this)\"><img align='left' "
    "src=\"http://www.qazaly.kz/uploads/posts/2013-05/thumbs/toi.jpg\" alt='' /></a><!--TEnd-->"
)
MEDIUM = (
    "<!--MBegin:/uploads/posts/2023-01/kitap.jpg|center|-->"
    '<div style="text-align:center;"><a href="/uploads/posts/2023-01/kitap.jpg" class="highslide">'
    '<img src="/uploads/posts/2023-01/medium/kitap.jpg" alt=""></a></div><!--MEnd-->'
)
IMAGE = (
    "<!--dle_image_begin:http://qazaly.kz/uploads/posts/a.jpg|-->"
    '<img src="http://qazaly.kz/uploads/posts/a.jpg" alt="Ауыл"><!--dle_image_end-->'
)
RELATIVE = '<img src="uploads/posts/2020-02/b.png" alt="">'
INLINE = (
    '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">'
)
MEDIA = (
    "<!--dle_media_begin:https://www.youtube.com/watch?v=dQw4w9WgXcQ-->"
    '<iframe width="560" height="315" src="https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed"'
    " allowfullscreen></iframe><!--dle_media_end-->"
)
YOUTUBE = (
    "<!--dle_youtube_begin:http://www.youtube.com/watch?v=aaaaaaaaaaa-->"
    '<object><embed src="http://www.youtube.com/v/aaaaaaaaaaa"></object><!--dle_youtube_end-->'
)
VIDEO = (
    "<!--dle_video_begin:/uploads/files/toi.mp4,/uploads/posts/poster.jpg-->"
    '<div class="dleplyrplayer"><video src="/uploads/files/toi.mp4"></video></div>'
    "<!--dle_video_end-->"
)
AUDIO = (
    "<!--dle_audio_begin:https://qazaly.kz/uploads/files/an.mp3-->"
    '<object data="/player.swf"></object><!--dle_audio_end-->'
)
FLASH = (
    "<!--dle_flash_begin:425||350||http://qazaly.kz/uploads/banner.swf-->"
    '<object type="application/x-shockwave-flash"></object><!--dle_flash_end-->'
)
QUOTE = (
    '<!--QuoteBegin Айгүл --><div class="title_quote">Цитата: Айгүл</div><div class="quote">'
    "<!--QuoteEBegin-->Өзен тасыды<!--QuoteEnd--></div><!--QuoteEEnd-->"
)
LEECH = (
    f"<p>Толығырақ <!--dle_leech_begin-->{leech('https://stat.gov.kz/kk/')}<!--dle_leech_end--></p>"
)
OLD_LEECH = f"<p>{leech('http://egov.kz', '/engine/go.php?url=')}</p>"
SPOILER = (
    '<!--dle_spoiler Тізім --><div class="title_spoiler"><img id="image-sp1" src="/plus.gif">'
    "<a href=\"javascript:ShowOrHide('sp1')\"><!--spoiler_title-->Тізім<!--spoiler_title_end--></a>"
    '</div><div id="sp1" class="text_spoiler" style="display:none;"><!--spoiler_text-->'
    "Бірінші, екінші<!--spoiler_text_end--></div><!--/dle_spoiler-->"
)
SMILE = (
    '<p>Құттықтаймыз<!--smile:smile--><img style="border: none;" alt="smile" '
    'src="/engine/data/emoticons/smile.gif"><!--/smile--></p>'
)
CODE = (
    '<!--code1--><div class="scriptcode"><!--ecode1-->a = 1<br>b = 2<!--code2--></div><!--ecode2-->'
)
LISTS = (
    "<!--dle_list--><ul><!--dle_li--><li>нан<!--dle_li_end--></li><!--dle_li--><li>тұз"
    "<!--dle_li_end--></li></ul><!--dle_list_end-->"
)
LOOKS = (
    '<p><!--sizestart:4--><span style="font-size:14pt"><!--/sizestart-->Үлкен <!--sizeend--></span>'
    '<!--/sizeend--><!--colorstart:#FF0000--><span style="color:#FF0000"><!--/colorstart-->қызыл'
    '<!--colorend--></span><!--/colorend--><!--fontstart:Arial--><span style="font-family:Arial">'
    "<!--/fontstart--> сөз<!--fontend--></span><!--/fontend--></p>"
)
FILTER = "<p>Мынау <!--filter:жаман-->***<!--/filter--> сөз</p>"
HIDE = "<p>Көпшілікке.</p>[hide]<p>ҚҰПИЯ мәтін</p>[/hide]<p>Соңы.</p>[hide=1,2]ҚҰПИЯ екі[/hide]"
PAGES = "<p>Бірінші бет</p>{PAGEBREAK}<p>Екінші бет, [page=1]басына[/page]</p>"
ATTACHED = "<p>Құжат: [attachment=7] және [attachment=8:Өтініш үлгісі] әрі [attachment=99]</p>"
TEMPLATE = (
    '<p>Мұнда [xfvalue_source] {banner_top} {custom category="1"} {include file="x.php"} бар</p>'
)
GROUPS = "<p>Бәріне</p>[group=1]ҚҰПИЯ топқа[/group][available=main]ҚҰПИЯ бетке[/available]"
BBCODE = (
    "[b]Қалың[/b] [i]көлбеу[/i] [url=http://qazaly.kz/12-a.html]сілтеме[/url]\n"
    "[img]http://qazaly.kz/uploads/posts/old.jpg[/img][thumb=left]/uploads/posts/t.jpg[/thumb]"
    "[quote=Бек]дәйек[/quote][media=https://youtu.be/bbbbbbbbbbb]"
)
OWN_LINKS = (
    '<p><a href="http://www.qazaly.kz/kogam/41-kopir.html">бір</a> '
    '<a href="https://old-qazaly.kz/page/2/">екі</a> <a href="//qazaly.kz/tags/су/">үш</a> '
    '<a href="uploads/files/a.pdf">төрт</a> <a href="https://other.kz/x">бес</a></p>'
)
INJECTED = (
    "<p>Мәтін</p><script>document.write('<a href=\"http://spam.example\">x</a>')</script>"
    '<div style="position:absolute;left:-9999px"><a href="http://casino.example">казино</a></div>'
    '<iframe src="http://evil.example/x" width="1" height="1"></iframe>'
    '<a href="javascript:alert(1)" onclick="alert(2)">басыңыз</a>'
)
WORD = (
    '<p class="MsoNormal" style="mso-margin-top-alt:auto;text-indent:35.4pt"><span lang="KK" '
    "style='font-size:14.0pt;mso-ansi-language:KK'>Сырдария<o:p></o:p></span></p>"
    "Бірінші жол<br /><br />Екінші жол"
)
