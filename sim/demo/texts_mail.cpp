#include "colloquio/sim/demo/year.hpp"

// The mailbox: letters to info@, the monthly letter of the mill, and what comes back.

namespace colloquio::sim::demo {

const char* const kMailTexts = R"~(
=== mail it info 11 :: Lettera di novembre: l'olio nuovo è qui
Marta: Cari amici, / è successo di nuovo: verde, torbido, con quel profumo che entra in casa prima di voi. L'olio nuovo è imbottigliato da ieri. Chi l'aveva prenotato riceve tutto in settimana. / Il 23 frantoio aperto con la ribollita di Piero. / A presto, Marta
A +5h: Buonasera Marta, grazie della lettera, le leggo sempre volentieri. Il 23 veniamo in {tre|quattro}, serve prenotare?
Marta @2 +3h: Buonasera {A}, no, basta la fame. A domenica!
B @1 +1d: Che voglia... da quest'anno abitiamo a {citta} e non si può più passare. Mi rifaccio con una latta: me la spedite?
Ornella @4 +4h: Certo {B}, preparo {una latta da 5|la latta} e le mando il riepilogo.
Hanna @1 +1d: Cara Marta, qui nebbia e freddo e la vostra lettera è come il sole. Per favore tenere sei bottiglie per me. Saluti da Augsburg, Hanna
Marta @6 +5h: Già in scatola con il tuo nome, cara Hanna. Un abbraccio.

=== mail it info 12 :: Lettera di dicembre: le ceste
Marta: Cari amici, / quest'anno le ceste sono tre e hanno il nome dei nostri campi: Il Sasso, La Lama, Casavecchia. Dentro, oltre all'olio, il pâté di olive di Donata (sì, quella del forum) e il sapone. / Ordini entro il 16 per stare tranquilli. / Buone feste a tutti, Marta
A +6h: Vorrei due "Casavecchia". Si può togliere il sapone e mettere un'altra bottiglia?
Ornella @2 +3h: Si può tutto! Due Casavecchia senza sapone, con una bottiglia di leccino in più: 58 euro l'una. Confermo?
A +2h: Confermo, grazie.
B @1 +1d: Il pâté di Donata si compra anche da solo?
Marta @5 +1d ?90: Sì, 6 euro il vasetto. Ma ne ha fatti solo duecento, poi dice che va in sciopero.

=== mail it info 3 :: Lettera di marzo: si pota
Giulio: Cari amici, / marzo è il mese in cui decidiamo l'olio di novembre, un ramo alla volta. Il 28 potiamo insieme al campo sotto il frantoio: chi vuole imparare venga, chi sa già venga lo stesso. / Giulio
A +7h: Ci sarò. Devo portare forbici mie?
Giulio @2 +1d: Se le hai sì, altrimenti ce n'è per tutti. Scarpe buone che il prato è bagnato.
B @1 +2d: Purtroppo lavoro. Fate un video?

=== mail it info 5 :: Lettera di maggio: fiera e fiori
Marta: Cari amici, / gli olivi sono in fiore e noi siamo a San Giusto con il banco. Venite ad annusare tutt'e due le cose. Chi porta questa lettera stampata ha un assaggio di pâté (chi la mostra sul telefono anche, ma con meno stile). / Marta
A +3h: Stampata e appesa al frigo. {A domenica!|Ci vediamo sabato.}
B @1 +1d: Da {citta} è lontano ma ci proviamo, è accessibile con la carrozzina?
Marta @3 +4h: Sì {B}, la piazza è tutta in piano e il nostro banco è il primo a destra entrando dal ponte. Vi teniamo il posto all'ombra.
B +5d ?85: Siamo venuti, accoglienza meravigliosa. Mia mamma parla ancora del signore con la macchina fotografica.

=== mail it info 9 :: Lettera di settembre: prenotazioni
Marta: Cari amici, / poca ma buona, dice Piero, e Piero non sbaglia. Chi prenota entro il 30 settembre ha il prezzo dell'anno scorso: ci pare giusto verso chi c'è sempre. Basta rispondere a questa mail. / Marta
A +2h: Prenoto come al solito: {latta}. Grazie del prezzo!
Ornella @2 +4h: Segnato {A}, come al solito. La avvisiamo a novembre.
B @1 +5h: Prima volta che prenoto: si paga adesso o alla consegna?
Ornella @4 +3h: Alla consegna o al ritiro, adesso non serve niente. Cosa le segno?
B +3h: {latta}, grazie.
C @1 +1d: Anche per me e per mia sorella, due latte da 5. Quest'anno passiamo di persona.
Marta @7 +1d ?90: Che bello, così ci conosciamo! Segnate.

=== mail it info * again :: Informazioni sull'ordine {ordine}
A: Buongiorno, / ho effettuato l'ordine {ordine} {cinque giorni fa|lunedì|la scorsa settimana} e non ho ancora ricevuto la conferma di spedizione. Potete verificare? / Cordiali saluti, / {A}
Ornella: Gentile {A}, / verificato: {il pacco è partito ieri|parte oggi con il corriere delle 15}. {In allegato il tracciamento.|Le arriva il tracciamento in un'ora.} Mi scuso per il ritardo. / Ornella
A ?60: Ricevuto, {molte grazie|tutto chiaro, grazie}. / {A}
A @2 +4d ?25: Ad oggi non è ancora arrivato nulla, il tracciamento è fermo da tre giorni.
Ornella +3h: Ha ragione, ho sollecitato: era fermo al deposito di {citta} per errore. Consegna domani in mattinata, la chiamano prima.
A +1d ?70: Arrivato. Grazie dell'interessamento.

=== mail it info * again :: Richiesta fattura
A: Buongiorno, allego i dati per la fattura dell'ordine {ordine}. {Ragione sociale e codice univoco nel file.|È possibile averla con data di questo mese?} Grazie.
Ornella: Buongiorno, fattura emessa e inviata al sistema. La copia di cortesia {è allegata|arriva domani}. Ornella
A ?45: Ricevuta, grazie mille.

=== mail it info * again :: Visita al frantoio
A: Salve, saremo in zona {il prossimo fine settimana|a fine mese} in {q}. È possibile visitare il frantoio e fare un assaggio? Quanto costa?
Marta: Buongiorno {A}, con piacere! Il sabato alle 11 e alle 16, un'oretta, l'assaggio è gratuito. Ditemi in quanti siete, a che ora e se qualcuno è celiaco.
A +4h ?85: Siamo in {q}, {nessun problema col pane|uno celiaco}. Meglio alle {1#11|16}.
Marta ?80: Perfetto, segnati. L'ultimo chilometro è sterrato ma si fa con qualsiasi macchina.
A @4 +5d ?50: Volevo ringraziarvi per la bellissima ora passata da voi. {I ragazzi hanno assaggiato tutto.|Il signore che spiegava era una miniera.} Torneremo.
Marta ?50: Era mio padre, è arrossito quando gliel'ho letto. Vi aspettiamo!

=== mail it info 10,11 again :: Prenotazione molitura
A: Buongiorno Giulio, avrei pronti {circa 3 quintali|5-6 quintali|più o meno 200 chili} di olive {da venerdì|per sabato|per la prossima settimana}. Quando posso portarle?
Giulio +3h: Ciao {A}, {1#sabato dalle 14|domenica mattina|martedì sera}. Sotto i 150 kg si molisce insieme ad altri, sopra è tutto tuo. Cassette forate mi raccomando.
A +2h ?85: Confermo {1#sabato|domenica|martedì}. Cassette ok.
A @3 +4d ?40: Volevo dirti che l'olio è {buonissimo|venuto una favola}, {mia madre dice come quello di una volta|mai avuto così profumato}.
Giulio ?60: Merito delle olive! A gennaio travasalo.

=== mail it info * again :: Prodotto difettoso
A: Spett.le Frantoio, / una delle bottiglie ricevute ha il tappo che perde e l'olio {ha macchiato la scatola|è sceso di due dita}. Ho le foto. Come procediamo?
Ornella: Gentile {A}, mi scusi. {Le rispedisco la bottiglia domani|Preferisce una bottiglia nuova o il rimborso?} {Quella difettosa la tenga pure.|Non serve renderla.}
A +5h ?80: {Bottiglia nuova va benissimo|Va benissimo così}, grazie della disponibilità.

=== mail it info * again :: Collaborazione / fornitura ristorante
A: Buongiorno, / ho {una trattoria|un agriturismo} a {citta}, {trenta|quaranta} coperti. Cerchiamo un olio da raccontare. Avete un listino per la ristorazione e un minimo d'ordine?
Marta: Buongiorno {A}, / che bello "un olio da raccontare". Allego il listino; il minimo è una latta da 5, quindi praticamente nessuno. Se vuole le mando tre campioni e ne parliamo dopo che li ha messi nel piatto.
A +2d ?80: Campioni arrivati. {Il moraiolo sui crudi ci ha conquistati.|In cucina ha vinto il blend.} Quanto tempo serve per {10|15|20} latte?
Marta ?90: Due giorni. E se mi manda il menù lo raccontiamo anche noi sul blog.
A +1d ?70: Affare fatto, ordine in partenza.

=== mail it info * again :: Allergie
A: Buongiorno, mia figlia è allergica alla frutta a guscio. {Il pâté di olive|La crema di carciofi} è prodotta in un laboratorio dove si lavorano noci o mandorle?
Marta: Buongiorno {A}, no: il laboratorio è nostro e frutta a guscio non ne entra. Sull'etichetta non c'è il "può contenere" proprio per questo.
A +5h ?70: Grazie, informazione preziosa. {Ordino stasera.|Non tutti rispondono così chiaro.}

=== mail it info * again :: Recesso ordine {ordine}
A: Vorrei annullare l'ordine {ordine}, ho sbagliato {quantità|indirizzo e prodotto}. È ancora possibile?
Ornella +1h: Fatto in tempo, non era partito. Rimborso {oggi stesso|in giornata sulla carta}. Se vuole rifarlo giusto glielo preparo io.
A ?65: Sì: {latta}, per favore. Grazie della pazienza.
Ornella ?60: Fatto. Parte domani.

=== mail it info 2,3,4,6,7 again :: Data di scadenza
A: Ho trovato in dispensa una vostra latta con scadenza {il mese scorso|di tre mesi fa}, mai aperta. Si può usare?
Giulio: Se è rimasta chiusa e al buio sì. Annusala: se sa di {noci vecchie|cera} usala per {ungere i cardini|il sapone}, se sa d'oliva per friggere. E fammi sapere!
A +1d ?60: Sapeva di oliva. Fritto misto ieri sera, {promossa|nessun superstite}.

=== mail it info 1,2,6 again :: Le vostre lettere
A: Cara Marta, non compro da {un anno|un po'} perché {siamo rimasti in due e ne usiamo poco|in casa siamo a dieta}, ma le lettere continuatele a mandare, sono le uniche che apro.
Marta: Cara {A}, questa me la appendo in ufficio. E per due persone ci sono le bottigliette da 25! Ma anche senza comprare, lei è di casa.
A +1d ?60: Allora {tre bottigliette|due bottigliette} e un saluto al babbo.

=== mail it info * again :: Disiscrizione
A: Per favore cancellatemi dalla newsletter, {ricevo troppe mail|non è niente di personale}. Grazie.
Ornella ?90: Fatto, {A}. Se cambia idea sa dove trovarci.

=== mail it info 12 d24 again :: Cesta mai arrivata
A: Buongiorno, la cesta spedita a mia {madre|zia} a {citta} risulta consegnata il 22 ma lei non ha ricevuto nulla. Mi dispiace molto, era il suo regalo di Natale.
Ornella +3h: Buongiorno {A}, sto guardando: l'hanno lasciata "al vicino". Chiamo io il corriere adesso e le faccio sapere entro stasera.
Ornella @2 +7h: Trovata! Era dal portinaio della scala B, che pare sia in ferie. La consegnano domani a mano. Per la pazienza le ho aggiunto una bottiglia al prossimo ordine.
A +1d: Consegnata. Mia {madre|zia} ringrazia e ha già aperto il pâté. Grazie per non aver mollato.

=== mail it info 5,6,7 again :: Matrimonio, bomboniere
A: Salve, ci sposiamo a settembre e vorremmo {80|90|120} bottigliette da 10 cl come bomboniere, con un'etichetta nostra. È fattibile? Prezzi?
Marta: Auguri! Fattibilissimo: {2,90|3,10} euro l'una con etichetta, sopra le cento un po' meno. Ci servono tre settimane. Volete venire a scegliere l'olio?
A +1d ?85: Veniamo {sabato|la settimana prossima}! La grafica ce la fa {un amico|mia cugina}, va bene un pdf?
Marta ?90: Perfetto il pdf. A sabato, portate anche i testimoni che assaggiano volentieri.
A +40d ?50: È andato tutto benissimo, gli invitati se le sono litigate. Grazie di cuore!

=== mail it info * again :: Buono regalo
A: Buongiorno, fate buoni regalo? Vorrei regalarne uno da {30|50} euro {a un collega che va in pensione|a mia nipote}.
Ornella ?95: Sì, li mando per mail o in busta con il timbro del frantoio. Valgono un anno.
A ?75: In busta, grazie. {Come pago?|Pago con bonifico?}
Ornella ?85: Bonifico va benissimo, le scrivo l'IBAN per telefono e non qui, per sicurezza.

=== mail it info 4,5,9,10 again :: Acidità e analisi
A: Gentili signori, è possibile avere le analisi del lotto {L26|B26|C26}-{ordine}? Mi interessano acidità, perossidi e polifenoli.
Giulio: Certo, allegate. Acidità {0,18|0,21|0,16}, perossidi {6|7}, polifenoli {480|520|610}. Se vuole le spiego i numeri al telefono, mi fa piacere.
A ?70: Molto chiaro, grazie. Non capita spesso che le mandino in un giorno.
)~";

}  // namespace colloquio::sim::demo
