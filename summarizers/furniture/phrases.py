"""The stock phrases of page furniture, in nine languages, and which of them a line is.

Requirements: a phrase must be the line, or the line's beginning, never a part of a sentence; what it
    starts (a list of other stories, the readers' comments) must be known, not only that it is furniture.
How it works: a line is brought to a plain form (lower case, words only, no numbers at its ends) and looked
    up. A phrase with a star may go on: two words or less up to SHORT_TAIL words, longer ones to LONG_TAIL.
Known failures: languages that are not listed have only the structure to go by; a heading "Related" or
    "Comments" inside an article is taken for the page's.
Reading: Kohlschütter, Fankhauser and Nejdl 2010, "Boilerplate detection using shallow text features".
"""

from __future__ import annotations

import re
from enum import Enum

SHORT_TAIL, LONG_TAIL = 12, 32
"""Words a line may have when its phrase has up to two words, and when it has more."""

LONG_PHRASE = 3
"""Words from which a phrase cannot well begin a sentence of a report."""


class Phrase(Enum):
    """What a stock phrase does: stand alone, head a box inside or a list below, or open the comments."""

    LINE = "line"
    ASIDE = "aside"
    RELATED = "related"
    COMMENTS = "comments"


# Heads of boxes that stand inside articles as well as below them, questions to the reader among them.
_ASIDE = """
related articles | related stories | related | related news | related coverage | related posts
more on this story | more on this topic | more on this | more on* | also read | read also | see also
read more | read next | mehr zum thema* | zum thema | mehr dazu* | lesen sie auch* | auch interessant
noticias relacionadas | artículos relacionados | relacionado | relacionados | lea también* | lee también*
más información | más sobre* | à lire aussi* | lire aussi* | sur le même sujet | читайте также* | по теме
материалы по теме | новости по теме | смотрите также* | читайте також* | за темою | leggi anche*
articoli correlati | per approfondire | leia também* | leia mais* | veja também* | lees ook* | lees verder
lees meer* | meer over* | what do you think* | have your say* | share your thoughts*
join the conversation* | join the discussion* | diskutieren sie mit* | ihre meinung*
"""

# Heads of what stands below or beside an article.
_RELATED = """
related topics | related links | related content | related video* | related items | more on | more from*
more stories* | more news* | more like this | more headlines | more to read | more in* | you may also like*
you might also like* | you may like | you might be interested in* | read more on* | read more about*
up next | next story | next article | previous article | previous post | next post | next up | also on*
see more | recommended | recommended reading | recommended for you | suggested for you | trending
trending now | trending stories | trending topics | most read* | most popular* | most viewed* | most watched
most shared | most commented | popular | popular now | popular stories | popular posts | popular articles
top stories | top news | latest | latest news* | latest stories | latest articles | latest videos
latest headlines | the latest | recent posts | recent stories | recent articles | recent news | must read
must reads | editor's picks | editors' picks | editor's pick | don't miss | in case you missed it | topics
topics in this article | topics mentioned in this article | tags | tagged | filed under* | categories
explore more* | find more | discover more* | featured | featured stories | from around the web
around the web | from our partners | partner content | sponsored content | sponsored | paid content
promoted | promoted content | promoted stories | sponsored stories | about the author* | about the authors
about the writer | about us | about this site | our standards* | podcasts | podcast | videos | galleries
live tv | listen to our podcast* | newsletters | elsewhere on the site | in other news | other news
other stories | site map | sitemap | quick links | useful links | list of items | end of list
what to read next | what else is happening | keep reading | continue exploring | contact us
terms and conditions* | terms of use* | terms of service* | privacy policy* | privacy notice | cookie policy
cookie settings | editorial feedback* | advertise with us | all rights reserved* | corrections
report a typo | report an error* | learn more about* | stock quotes | market data | today's poll
quick poll | mehr von* | mehr aus* | das könnte sie auch interessieren*
das könnte dich auch interessieren* | weitere artikel* | weitere meldungen* | weitere nachrichten*
weitere themen | meistgelesen* | meistgelesene artikel | am meisten gelesen | meistgeklickt
verwandte artikel | verwandte themen | ähnliche artikel | schlagworte | schlagwörter | themen | top-themen
aus dem ressort* | neueste artikel | neueste nachrichten | aktuelle nachrichten | empfehlungen der redaktion
über den autor | über die autorin | zur person | zur startseite | nach oben | impressum* | datenschutz*
datenschutzerklärung | nutzungsbedingungen | alle rechte vorbehalten* | anzeigen | partnerangebote
startseite | te puede interesar* | más noticias* | más en* | más leídas | más leídos | lo más leído*
lo más visto* | lo último | últimas noticias* | también te puede interesar* | le puede interesar* | temas
etiquetas | archivado en* | sobre la firma | sobre el autor | contenido patrocinado | aviso legal*
política de privacidad* | política de cookies | todos los derechos reservados* | à voir aussi*
sur le même thème | articles liés | articles similaires | articles connexes | les plus lus* | les plus lues
le plus lu | plus d'actualités* | plus d'articles* | à la une | vous aimerez aussi* | nos recommandations
l'essentiel | mots-clés | mots clés | thèmes | dernières nouvelles | dernières actualités
tous droits réservés* | mentions légales* | contenu sponsorisé | à propos de l'auteur | читайте ещё*
читать также* | читать далее | читать ещё | ещё по теме | похожие материалы | похожие новости
другие новости* | самое читаемое | популярное | популярные новости | главное за день | главное
главные новости* | последние новости | лента новостей | все новости | новости партнеров*
новости партнёров* | теги | темы | рекомендуем | вам может быть интересно* | об авторе | все права защищены*
политика конфиденциальности* | пользовательское соглашение | реклама на сайте | читати також*
матеріали за темою | новини за темою | схожі новини | популярне | останні новини | головні новини
усі новини | всі новини | теги статті | вас може зацікавити* | дивіться також* | усі права захищено*
політика конфіденційності* | correlati | potrebbe interessarti* | ti potrebbe interessare* | più letti
i più letti | le più lette | ultime notizie* | altre notizie* | argomenti | tag | approfondimenti
tutti i diritti riservati* | informativa sulla privacy | note legali | notícias relacionadas
matérias relacionadas | artigos relacionados | mais lidas* | mais lidos | as mais lidas | últimas notícias*
mais sobre* | tópicos | saiba mais | relacionadas | todos os direitos reservados* | política de privacidade*
lees meer over* | meer nieuws* | gerelateerd | gerelateerde artikelen | meest gelezen* | net binnen
laatste nieuws | onderwerpen | ook interessant | aanbevolen* | bekijk ook* | alle rechten voorbehouden*
privacybeleid | gebruiksvoorwaarden
"""

_COMMENTS = """
leave a reply* | leave a comment* | leave a response | post a comment | add a comment | add comment
write a comment | comment | comments | view comments | show comments | see comments | all comments
read comments | load comments | hide comments | click to comment | comments are closed*
reader comments | readers' comments | sort by newest | be the first to comment*
your email address will not be published* | sign in to comment* | log in to comment*
discussion about this post | kommentare | kommentar schreiben | kommentare anzeigen | alle kommentare
kommentar hinterlassen | schreiben sie einen kommentar*
leserkommentare | jetzt kommentieren | schreibe einen kommentar* | hinterlasse einen kommentar*
comentarios | ver comentarios | deja un comentario* | dejar un comentario | deja una respuesta*
escribe un comentario | commentaires | les commentaires | laisser un commentaire* | réagir
voir les commentaires | réactions | комментарии | комментарий | комментариев | комментировать
оставить комментарий* | добавить комментарий | обсудить | написать комментарий | обсуждение | коментарі
коментувати | залишити коментар* | додати коментар | commenti | lascia un commento* | commenta
vedi commenti | comentários | deixe um comentário* | comentar | deixe uma resposta* | reacties | reageer
plaats een reactie* | geef een reactie*
"""

_LINE = """
advertisement* | advertisment | advert | ad | ads | skip advertisement | story continues below*
article continues below* | continue reading the main story | continue reading* | continue reading below*
scroll to continue* | skip to content | skip to main content | skip to* | menu | main menu | navigation
search | search for* | home | home page | homepage | back | back to top | back to* | top | share
share this* | share on* | share via* | share article | share story | share link | share with* | share to*
sharing | copy link | link copied* | print | print this* | email | email this* | e-mail | save
save article | save for later | bookmark | add bookmark | bookmark this* | like | likes | reply | report
react | views | shares | follow | follow us* | follow us on* | follow me on* | followers | find us on*
like us on* | connect with us* | join us on* | join our channel* | join our telegram* | join our whatsapp*
subscribe | subscribe now* | subscribe to* | subscribe for* | subscribers can* | become a subscriber*
become a member* | sign in | sign in to* | sign up | sign up for* | sign up to* | sign up here* | log in
login | log in to* | log out | register | register now | register for* | create an account*
create a free account* | my account | account | already a subscriber* | already have an account*
already a member* | start your free trial* | free trial | get the app* | download the app*
download our app* | get our app* | get our newsletter* | our newsletter* | newsletter | newsletter signup
enter your email* | email address | your email | your email address* | your name | first name | last name
website | submit | send | cancel | close | ok | accept | accept all* | accept cookies* | reject all
i agree | manage cookies | manage preferences | cookie preferences | this site uses cookies*
this website uses cookies* | we use cookies* | by clicking* | by signing up* | by subscribing*
by continuing to* | please enable javascript* | javascript is disabled* | your browser does not*
this video* | an error occurred* | something went wrong* | oops something* | please try again*
please select an option* | required fields are marked* | save my name email* | thank you for subscribing*
you have successfully* | thanks for reading* | thank you for reading* | loading | loading more | load more*
show more | show less | view more | view all | see all | read full article | read full story
read the full story* | read the full article* | read in app | open in app* | view in browser*
view this email in* | if you were forwarded this* | unsubscribe* | manage your preferences*
update your preferences | play | pause | mute | unmute | play video | play audio | play article
watch live* | watch now | watch the video* | listen | listen now* | listen to this article*
listen to article* | listen to this story | now playing | live | breaking | breaking news | exclusive
video | photo | photos | gallery | photo gallery | slideshow | view gallery | image | images | audio
click here* | click to* | tap here* | tap to* | learn more | find out more* | get started | donate
donate now | support us* | support our* | buy us a coffee* | contribute | give feedback | feedback
send us a tip* | got a tip* | do you have a story* | do you know more* | are you affected*
have you been affected* | contact our* | get in touch with us* | with files from* | reporting by*
additional reporting by* | with additional reporting* | with reporting by* | edited by* | editing by*
written by* | writing by* | compiled by* | story by* | text by* | words by* | posted by* | posted in*
published by* | published in* | this article was originally published*
this story was originally published* | this article first appeared* | this article originally appeared*
originally published* | first published* | last updated* | last modified* | appeared first on* | copyright*
source link | view original* | get breaking news* | get the latest news* | get all the latest* | get daily*
stay up to date* | stay informed* | stay connected* | for more news* | for more stories* | for the latest*
visit our* | check out our* | text size | font size | dark mode | light mode | change language | english
select language | select your* | sections | all sections | key points | key facts | key takeaways
key moments | key events | show key events only | pinned | pinned post | show caption | hide caption
enlarge | open image* | toggle caption | vote | total votes | voted | view results | reading time*
estimated reading time* | time to read | read more* | read also* | also read* | see also* | related story*
editor's note this story* | anzeige | werbung | teilen | drucken | merken | kommentieren | abonnieren*
jetzt abonnieren* | newsletter abonnieren | anmelden | einloggen | registrieren | suche | suchen | menü
artikel teilen* | auf facebook teilen* | auf twitter teilen | per mail* | per whatsapp* | folgen sie uns*
folge uns* | artikel anhören | vorlesen | weiterlesen* | mehr lesen | jetzt lesen | jetzt testen
jetzt bestellen* | hier klicken* | hier geht es* | melden sie sich* | lesen sie hier* | lesezeit*
zum artikel | zum video | bildunterschrift* | bild vergrößern | eilmeldung
dieser artikel erschien* | link kopieren
wir verwenden cookies* | alle akzeptieren | externer inhalt* | empfohlener redaktioneller inhalt*
publicidad | compartir* | imprimir | guardar | suscríbete* | suscribirse* | suscripción | síguenos* | seguir
iniciar sesión | regístrate* | boletín* | newsletter gratuita* | buscar | menú | inicio | ver más
leer más* | haz clic* | escuchar | enviar | comparte* | únete a* | publicité | partager* | imprimer
enregistrer | s'abonner* | abonnez-vous* | abonné* | se connecter | s'inscrire* | inscrivez-vous*
suivez-nous* | rechercher | accueil | lire plus | lire la suite* | écouter* | envoyer | la suite après*
lire plus tard | temps de lecture* | réservé aux abonnés | реклама | поделиться* | распечатать
подписаться* | подписывайтесь* | подпишись* | подпишитесь* | войти | регистрация | поиск | меню | главная
написать нам* | прислать новость* | сообщить об ошибке | наш канал* | наш телеграм* | мы в телеграм*
мы в telegram* | следите за* | скопировать ссылку | если вы нашли ошибку* | нашли ошибку* | заметили ошибку*
выделите ее* | фото | видео | фотогалерея | источник* | автор* | редактор* | время чтения*
присоединяйтесь* | поділитися* | підписатися* | підписуйтесь* | підписуйся* | увійти | реєстрація | пошук
надрукувати | приєднуйтесь* | джерело* | pubblicità | condividi* | stampa | salva | iscriviti* | abbonati*
seguici* | accedi | registrati | cerca | ascolta* | leggi tutto | leggi di più | invia | publicidade
compartilhe* | compartilhar* | salvar | assine* | inscreva-se* | siga-nos* | siga o* | entrar | cadastre-se
ouvir | continua após* | advertentie | delen | deel dit* | deel op* | bewaren | afdrukken | abonneer*
aanmelden | inloggen | volg ons* | zoeken | luister | verder lezen* | meld je aan*
"""


# What stands before a colon or a bar and says only what the link behind it is.
LABELS = frozenset({
    "anzeige", "werbung", "advertisement", "publicidad", "publicité", "pubblicità", "реклама",
    "watch", "video", "listen", "audio", "podcast", "read", "gallery", "related", "photos", "sehen", "hören",
    "mira", "lire", "voir", "leggi", "guarda", "veja", "lees", "bekijk", "смотрите", "читайте", "дивіться",
})  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:['’‘.-][^\W_]+)*")


_LABEL_END = re.compile(r"[:|]")


def _listed() -> tuple[dict[str, Phrase], dict[str, Phrase]]:
    exact: dict[str, Phrase] = {}
    starts: dict[str, Phrase] = {}
    lists = (
        (Phrase.LINE, _LINE),
        (Phrase.COMMENTS, _COMMENTS),
        (Phrase.ASIDE, _ASIDE),
        (Phrase.RELATED, _RELATED),
    )
    for kind, text in lists:
        for phrase in re.split(r"[|\n]", text):
            plain = phrase.strip().casefold()
            if plain.endswith("*"):
                starts[plain[:-1]] = exact[plain[:-1]] = kind
            elif plain:
                exact[plain] = kind
    return exact, starts


_EXACT, _STARTS = _listed()
_LONGEST_START = max(len(phrase.split()) for phrase in _STARTS)


def plain_words(line: str) -> list[str]:
    """A line's words in lower case, without marks, and without numbers at either end."""
    words = _WORD.findall(line.casefold().replace("’", "'"))
    while words and words[0][0].isdigit():
        words = words[1:]
    while words and words[-1][0].isdigit():
        words.pop()
    return words


def phrase_of(line: str) -> Phrase | None:
    """The kind of stock phrase a line is or begins with; None for anything else, quotations among it."""
    if len(line) > 400 or line[:1] in "\"“„«'‘":
        return None
    words = plain_words(line)
    if (found := _EXACT.get(" ".join(words))) is not None:
        return found
    if _LABEL_END.search(line) is not None:
        label = plain_words(_LABEL_END.split(line, maxsplit=1)[0])
        if len(label) < len(words) and _is_label(" ".join(label)):
            return Phrase.LINE
    for length in range(min(len(words) - 1, _LONGEST_START), 0, -1):
        found = _STARTS.get(" ".join(words[:length]))
        if found is not None and _may_go_on(line, length, len(words)):
            return found
    return None


def _is_label(words: str) -> bool:
    """Whether what stands before a colon or a bar only says what the link behind it is."""
    known = _EXACT.get(words)
    return words in LABELS or known in (Phrase.ASIDE, Phrase.RELATED)


def _may_go_on(line: str, phrase_words: int, line_words: int) -> bool:
    """Whether a line that begins with a phrase is still that phrase and not a sentence of its own."""
    if ":" in line and len(plain_words(line.partition(":")[0])) == phrase_words:
        return line_words <= LONG_TAIL
    if phrase_words < LONG_PHRASE:
        return line_words <= SHORT_TAIL and not line.rstrip("\"'”’»)").endswith(".")
    return line_words <= LONG_TAIL
