#include "colloquio/sim/demo/year.hpp"

// The Telegram group: short lines, quick answers, a bot that greets.

namespace colloquio::sim::demo {

const char* const kTelegramTexts = R"~(
=== telegram it amici * again :: -
A: {1#siete aperti domani?|domani bottega aperta?|fino a che ora siete aperti oggi?}
Marta: {1#Domani solo mattina, fino alle 13|Sì! Fino alle 19|9-13 e 15:30-19}
A ?80: {grazie!|perfetto passo|ok 👍}

=== telegram it amici * again :: -
R: Benvenuto/a {A} nel gruppo degli amici del frantoio! Scrivi /orari per gli orari e /olio per i prodotti.
A ?85: {Ciao a tutti!|Salve, grazie dell'accoglienza}
T ?70: {benvenuto!|ciao, qui si parla di pane}

=== telegram it amici 10,11 again :: -
A: che fila c'è oggi al frantoio?
Giulio: {un'ora circa|Mezz'oretta, vieni adesso|Tanta, fino a stanotte}
A ?70: {arrivo|ok grazie, vengo domani presto}
T @2 ?40: io sono qui col panino, si sta bene

=== telegram it amici 10,11 again :: -
T: Resa di oggi?
Giulio: {13,6|14,1|12,8}, olive di {paese}
U ?70: {non male|meglio dell'anno scorso}
T @2 ?50: e il profumo?
Giulio ?80: carciofo e erba tagliata, te ne metto via un bicchiere

=== telegram it amici * again :: -
T: {Stasera pane e pomodoro|Che si mangia stasera?|Idee per cena con poco tempo?}
U: {pasta aglio e olio, e nessuno si lamenta|io frittata di zucchine|orzo e fagioli, fatto ieri e oggi è meglio}
V ?80: {invitami|quella la fai col peperoncino?|arrivo}
T @2 ?60: {copio|ottima idea}
U @3 ?50: {sempre|porta il vino allora}

=== telegram it amici * again :: -
A: qualcuno va al frantoio {1#sabato|domani} da {citta}? mi farei portare {1#una latta|tre bottiglie}
T: Io {1#sabato, che latta?|domani mattina. Da quanto?}
A ?90: {1#da 5|tre da 75}, ti pago subito
T ?80: ok, ci vediamo al casello come l'altra volta
A ?60: sei un tesoro

=== telegram it amici * again :: -
Ettore: {1#Alba di stamattina dal poggio|Nebbia sul campo del mulino} 📷
T ?80: {spettacolo|che meraviglia Ettore}
Marta @1 ?60: {La metto in vetrina?|Questa per il calendario!}
Ettore ?80: tutta tua

=== telegram it amici 1,2,3 again :: -
Piero: {Oggi si pota alla Lama, chi c'è c'è.|Vento di tramontana, oggi niente scala.}
Sandro ?85: {arrivo per le 9|ci sono}
Giulio @1 ?60: {Porto il caffè|Attento al ginocchio babbo Piero}
Piero @3 ?70: {Il ginocchio sta meglio di te|Con la grappa?}

=== telegram it amici * again :: -
T: buongiorno a tutti ☕
U: {buongiorno!|giorno}
V ?70: {buongiorno, qui diluvia|buongiorno dal treno}
T @3 ?40: {anche qui|dove vai di bello?}

=== telegram it amici 4,5 again :: -
A: ma le olive da tavola le vendete?
Marta: Solo in primavera e finché durano, in salamoia, vasetto da 500. Adesso {ce n'è|ne restano poche}
A ?80: {me ne tieni due?|passo sabato!}
Marta ?85: segnato

=== telegram it amici 6,7 again :: -
T: 38 gradi. l'olivo sta meglio di me
U ?85: {l'olivo non deve andare a lavorare|siesta obbligatoria}
Piero @1 ?70: Annaffiate solo i giovani, gli altri si arrangiano.

=== telegram it amici 8 again :: -
A: ma siete chiusi tutto agosto?
T ?75: {fino al 24, poi riaprono|prova al bar in piazza, hanno le bottiglie}

=== telegram it amici 8 again :: -
T: {saluti dal mare|saluti dai monti, 14 gradi 😎}
U ?60: {beati voi|beato te, io in ufficio}

=== telegram it amici 9 again :: -
Giulio: Olive invaiate al 20% al Sasso. Ci siamo quasi.
Piero: {Io aspetterei la prima pioggia.|Settimana prossima già 30.}
T @1 ?80: Si comincia a dormire poco!
Giulio @2 ?70: {Vediamo mercoledì|Giusto}

=== telegram it amici * again :: -
A: ho comprato la latta da 5, la tengo chiusa o travaso?
T: travasa in bottiglie scure, piene fino all'orlo
Ilaria @1 ?70: E usala entro {tre|quattro} mesi da aperta.
A @2 ?80: {ok grazie!|fatto}

=== telegram it amici * again :: -
A: il link del sito non mi funziona, solo a me?
B ?60: {anche a me|a me va}
Marta @1: {Riprova ora, era giù il server|Che telefono hai? Mandami uno screenshot in privato}
A ?75: {ora ok|adesso va grazie}

=== telegram it amici 12 again :: -
Marta: Ultime {12|15} ceste, chi le vuole me lo dica qui che le tolgo dal sito.
A: {una per me!|due!!}
B @1 ?80: anche io una se ce n'è ancora
T @1 ?60: io una, la ritiro sabato
Marta @2 ?90: Prese nota 👍

=== telegram it amici 12 d20 again :: -
T: {Auguri!!|Buon anno a tutti}
U ?90: {auguri a te e famiglia|Auguri!!}
V ?70: {auguri cari|🥂}
Marta @1 ?85: Auguri da tutti noi!

=== telegram it amici * again :: -
Tonino: Sul regionale delle 6:12 un signore mangiava pane e olio da una bottiglietta vostra. Gli ho controllato il biglietto e l'assaggio.
Marta: 😂😂 com'era?
Tonino ?90: Il biglietto valido, l'olio ottimo.
Donata @1 ?80: Tonino sei un caso
Gigi @1 ?50: e ti ga dà un toco de pan almanco?

=== telegram it amici * again :: -
Mirella: Oggi focaccia. Foto non ve la mando perché è finita
Lucia: {crudele|non si fa così}
Mirella ?80: {domenica la rifaccio e la fotografo prima|chi passa da Genova è invitato}
Tonino @3 ?60: Genova Brignole 11:52, preparala

=== telegram it amici 3,4 :: -
Nadia: Domani porto la quarta B al frantoio. Pregate per Marta.
Marta: Pronta con 23 grembiuli 💪
Giulio @1 ?90: Io ho un impegno improvviso nel campo più lontano
Nadia ?80: Codardo

=== telegram it amici 5,6 again :: -
A: alla fiera dove vi trovo?
Marta: primo banco a destra dopo il ponte, ombrellone verde
A ?80: {visti! troppa gente ma torno|arriviamo verso mezzogiorno}

=== telegram it amici 10 again :: -
A: per la camminata serve iscriversi?
Marta: Basta dirlo qui, serve per il pane. In quanti siete?
A ?90: {in due|4 e un cane|io e mia madre}
Marta ?80: ottimo 🥾
T @1 ?50: scarpe comode, l'anno scorso c'era uno in mocassini

=== telegram it amici * again :: -
A: {1#consegnate in tutta Italia?|quanto costa la spedizione?|il sapone quanto costa?}
Ornella: {1#Sì, in 2-3 giorni, isole 4|9,50 sotto gli 80 euro, poi gratis|4 euro, tre per 10}
A ?60: {grazie|gentilissima}

=== telegram it amici * again :: -
Franco: oggi assaggiato olio del supermercato a casa di amici. {sapeva di candela|silenzio per rispetto}
Ilaria ?80: Rancido. Il naso non perdona più dopo il corso eh?
Franco ?80: mi avete rovinato
Donata @1 ?60: Benvenuto nel club

=== telegram it amici * again :: -
Carmela: {1#Ho trovato la ricetta della nonna scritta dietro una bolletta del 1968|Fatto il gelo di mellone, chi vuole la ricetta?}
Nadia: {1#voglio vederla!|io io io}
Carmela ?85: {1#la copio e la metto sul forum|stasera la scrivo, è lunga}
Lucia @1 ?60: {♥️|grande Carmela}

=== telegram it amici * again :: -
T: una curiosità: {1#il sapone con che olio lo fate?|ma la morchia che fine fa?}
Giulio: {1#Con quello dell'anno prima, che per mangiare non va più ma per la pelle è perfetto.|Una volta lumi e sapone, adesso biogas.}
T ?70: {non si butta niente|geniale}
U @2 ?40: il mio bisnonno ci ungeva gli stivali

=== telegram it amici 2,3,11 again :: -
A: da voi ha gelato stanotte?
Piero: -4 al fosso, niente di grave.
A ?60: {meno male|da me -6, incrocio le dita}
Giulio @2 ?50: Sotto i -8 mi preoccupo.
)~";

}  // namespace colloquio::sim::demo
