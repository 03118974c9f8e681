"""Sentences with their parses, one construction each, written down from a real parser."""

from __future__ import annotations

from tests.fakes import written

EXCHANGE = written(
    "Velmora returned 40 bodies and, in exchange, received 12 sailors.",
    """
    Velmora NNP nsubj 1 Velmora PROPN
    returned VBD ROOT 1 return VERB
    40 CD nummod 3 40 NUM
    bodies NNS dobj 1 body NOUN
    and CC cc 1 and CCONJ
    , , punct 1 , PUNCT
    in IN prep 1 in ADP
    exchange NN pobj 6 exchange NOUN
    , , punct 1 , PUNCT
    received VBD conj 1 receive VERB
    12 CD nummod 11 12 NUM
    sailors NNS dobj 9 sailor NOUN
    . . punct 1 . PUNCT
    """,
    entities={"Velmora": "GPE"},
    published="2026-03-13",
)

ASIDE = written(
    "Anna Berg, who has led the talks since May, said that Norland may close the port.",
    """
    Anna NNP compound 1 Anna PROPN
    Berg NNP nsubj 11 Berg PROPN
    , , punct 1 , PUNCT
    who WP nsubj 5 who PRON
    has VBZ aux 5 have AUX
    led VBN relcl 1 lead VERB
    the DT det 7 the DET
    talks NNS dobj 5 talk NOUN
    since IN prep 5 since SCONJ
    May NNP pobj 8 May PROPN
    , , punct 1 , PUNCT
    said VBD ROOT 11 say VERB
    that IN mark 15 that SCONJ
    Norland NNP nsubj 15 Norland PROPN
    may MD aux 15 may AUX
    close VB ccomp 11 close VERB
    the DT det 17 the DET
    port NN dobj 15 port NOUN
    . . punct 11 . PUNCT
    """,
    entities={"Anna Berg": "PERSON", "May": "DATE", "Norland": "GPE"},
    published="2026-03-13",
)

NESTED = written(
    (
        "The council verified the handover, noting that 300 bodies “which, according to "
        "the Norland side, belong to Velmoran sailors” were returned."
    ),
    """
    The DT det 1 the DET
    council NN nsubj 2 council NOUN
    verified VBD ROOT 2 verify VERB
    the DT det 4 the DET
    handover NN dobj 2 handover NOUN
    , , punct 2 , PUNCT
    noting VBG advcl 2 note VERB
    that IN mark 25 that SCONJ
    300 CD nummod 9 300 NUM
    bodies NNS nsubjpass 25 body NOUN
    “ `` punct 9 " PUNCT
    which WDT nsubj 19 which PRON
    , , punct 19 , PUNCT
    according VBG prep 19 accord VERB
    to IN prep 13 to ADP
    the DT det 17 the DET
    Norland NNP compound 17 Norland PROPN
    side NN pobj 14 side NOUN
    , , punct 19 , PUNCT
    belong VBP relcl 9 belong VERB
    to IN prep 19 to ADP
    Velmoran NNP compound 22 Velmoran PROPN
    sailors NNS pobj 20 sailor NOUN
    ” '' punct 9 " PUNCT
    were VBD auxpass 25 be AUX
    returned VBN ccomp 6 return VERB
    . . punct 2 . PUNCT
    """,
    entities={"Norland": "GPE"},
    published="2026-03-13",
)

NEGATED = written(
    "The pilot did not see the tower and turn back.",
    """
    The DT det 1 the DET
    pilot NN nsubj 4 pilot NOUN
    did VBD aux 4 do AUX
    not RB neg 4 not PART
    see VB ROOT 4 see VERB
    the DT det 6 the DET
    tower NN dobj 4 tower NOUN
    and CC cc 4 and CCONJ
    turn VB conj 4 turn VERB
    back RP advmod 8 back ADP
    . . punct 4 . PUNCT
    """,
    published="2026-03-13",
)

CONDITIONAL = written(
    "If the vote fails, the cabinet will resign and call an election.",
    """
    If IN mark 3 if SCONJ
    the DT det 2 the DET
    vote NN nsubj 3 vote NOUN
    fails VBZ advcl 8 fail VERB
    , , punct 8 , PUNCT
    the DT det 6 the DET
    cabinet NN nsubj 8 cabinet NOUN
    will MD aux 8 will AUX
    resign VB ROOT 8 resign VERB
    and CC cc 8 and CCONJ
    call VB conj 8 call VERB
    an DT det 12 an DET
    election NN dobj 10 election NOUN
    . . punct 8 . PUNCT
    """,
    published="2026-03-13",
)

CONCESSION = written(
    "Although the talks lasted five hours, they did not end the war.",
    """
    Although IN mark 3 although SCONJ
    the DT det 2 the DET
    talks NNS nsubj 3 talk NOUN
    lasted VBD advcl 10 last VERB
    five CD nummod 5 five NUM
    hours NNS npadvmod 3 hour NOUN
    , , punct 10 , PUNCT
    they PRP nsubj 10 they PRON
    did VBD aux 10 do AUX
    not RB neg 10 not PART
    end VB ROOT 10 end VERB
    the DT det 12 the DET
    war NN dobj 10 war NOUN
    . . punct 10 . PUNCT
    """,
    entities={"five hours": "TIME"},
    published="2026-03-13",
)

FIRST_PERSON = written(
    "“I am proud of my crew and we freed 12 sailors,” Anna Berg told reporters.",
    """
    “ `` punct 16 " PUNCT
    I PRP nsubj 2 I PRON
    am VBP ccomp 16 be AUX
    proud JJ acomp 2 proud ADJ
    of IN prep 3 of ADP
    my PRP$ poss 6 my PRON
    crew NN pobj 4 crew NOUN
    and CC cc 2 and CCONJ
    we PRP nsubj 9 we PRON
    freed VBD conj 2 free VERB
    12 CD nummod 11 12 NUM
    sailors NNS dobj 9 sailor NOUN
    , , punct 16 , PUNCT
    ” '' punct 16 " PUNCT
    Anna NNP compound 15 Anna PROPN
    Berg NNP nsubj 16 Berg PROPN
    told VBD ROOT 16 tell VERB
    reporters NNS dobj 16 reporter NOUN
    . . punct 16 . PUNCT
    """,
    entities={"Anna Berg": "PERSON"},
    published="2026-03-13",
)

ITSELF = written(
    "The ministry said it had lost 30 boats.",
    """
    The DT det 1 the DET
    ministry NN nsubj 2 ministry NOUN
    said VBD ROOT 2 say VERB
    it PRP nsubj 5 it PRON
    had VBD aux 5 have AUX
    lost VBN ccomp 2 lose VERB
    30 CD nummod 7 30 NUM
    boats NNS dobj 5 boat NOUN
    . . punct 2 . PUNCT
    """,
    published="2026-03-13",
)

THANKS = written(
    "He thanked them for freeing 40 hostages.",
    """
    He PRP nsubj 1 he PRON
    thanked VBD ROOT 1 thank VERB
    them PRP dobj 1 they PRON
    for IN prep 1 for ADP
    freeing VBG pcomp 3 free VERB
    40 CD nummod 6 40 NUM
    hostages NNS dobj 4 hostage NOUN
    . . punct 1 . PUNCT
    """,
    published="2026-03-13",
)

QUESTION = written(
    "Will Anna Berg, who led the talks, resign?",
    """
    Will MD aux 9 will AUX
    Anna NNP compound 2 Anna PROPN
    Berg NNP nsubj 9 Berg PROPN
    , , punct 2 , PUNCT
    who WP nsubj 5 who PRON
    led VBD relcl 2 lead VERB
    the DT det 7 the DET
    talks NNS dobj 5 talk NOUN
    , , punct 2 , PUNCT
    resign VBP ROOT 9 resign VERB
    ? . punct 9 ? PUNCT
    """,
    published="2026-03-13",
)
