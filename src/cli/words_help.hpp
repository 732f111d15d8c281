#pragma once

#include "words_text.hpp"

namespace colloquio::cli {

// What --help says. Lines are wrapped where they are shown; "\n" begins a new paragraph.

// clang-format off
inline constexpr auto kHelpTexts = std::to_array<Text>({
  // the page
  {"help.usage", "Usage:", "Uso:"},
  {"help.options", "[options]", "[opzioni]"},
  {"help.command", "COMMAND", "COMANDO"},
  {"help.words", "What it takes:", "Che cosa vuole:"},
  {"help.its_options", "Options:", "Opzioni:"},
  {"help.commands", "Commands:", "Comandi:"},
  {"help.start", "Start here:", "Per cominciare:"},
  {"help.default", "; default: {value}", "; se non si dice: {value}"},
  {"help.general", "Every command takes --data, --lang, --threads, --quiet too: 'colloquio --help'.",
   "Valgono anche --data, --lang, --threads e --quiet: 'colloquio --help'."},
  {"help.help", "Show this", "Mostra questo aiuto"},
  {"help.version", "Show the version", "Mostra la versione"},
  {"help.program",
   "Colloquio gives a company back its conversation: it reads what people say to it on every channel, tells talk from "
   "taps, and answers whether there is a dialogue, with whom, how deep and how fast.",
   "Colloquio restituisce a un'azienda la sua conversazione: legge ciò che le persone le dicono su ogni canale, "
   "distingue le parole dai tocchi e risponde: siamo in un dialogo? Con chi, quanto profondo, quanto in fretta?"},
  {"help.program.more",
   "Every figure has a recipe in docs/metrics/.\n"
   "Exit codes: 0\u00a0good, 1\u00a0failed, 2\u00a0wrong input, 3\u00a0not found, 4\u00a0busy or ambiguous, 130\u00a0stopped.",
   "Ogni cifra ha la sua ricetta in docs/metrics/ (in inglese).\n"
   "Codici di uscita: 0\u00a0bene, 1\u00a0non riuscito, 2\u00a0ingresso sbagliato, 3\u00a0non trovato, 4\u00a0occupato o ambiguo, 130\u00a0fermato."},
  {"help.start.demo", "a made-up company, its report", "un'azienda inventata e il suo rapporto"},
  {"help.start.measure", "figures of one export, nothing stored", "le cifre di un'esportazione, senza salvare nulla"},
  {"help.start.init", "make ./colloquio-data for your company", "fa ./colloquio-data per la vostra azienda"},
  {"help.start.preview", "look before anything is stored", "si guarda prima di salvare"},
  {"help.start.import", "files, folders, archives: the format is recognised",
   "file, cartelle, archivi: il formato si riconosce"},
  {"help.start.report", "the answer, for people", "la risposta, da leggere e stampare"},
  // values
  {"value.folder", "FOLDER", "CARTELLA"},
  {"value.name", "NAME", "NOME"},
  {"value.zone", "ZONE", "ZONA"},
  {"value.date", "DATE", "DATA"},
  {"value.period", "PERIOD", "PERIODO"},
  {"value.when", "WHEN", "QUANDO"},
  {"value.number", "N", "N"},
  // for every command
  {"option.data", "Data folder (or COLLOQUIO_DATA)", "Cartella dei dati (oppure COLLOQUIO_DATA)"},
  {"option.lang",
   "Language of the command line and of reports; default: that of colloquio.toml, else the system's",
   "Lingua del programma e dei rapporti; se non si dice: quella di colloquio.toml, poi quella del sistema"},
  {"option.colour", "auto, always or never", "auto, always (sempre) o never (mai)"},
  {"option.threads", "How many threads; default: all", "Quanti thread; se non si dice: tutti"},
  {"option.quiet", "No progress, only results and errors", "Niente avanzamento, solo risultati ed errori"},
  // what an input is
  {"input.file", "Files, folders or archives", "File, cartelle o archivi"},
  {"input.as", "Name of the format ('colloquio sources --formats')", "Nome del formato ('colloquio sources --formats')"},
  {"input.map", "Mapping file of a table: which column is what",
   "File di mappatura di una tabella: che cos'è ogni colonna"},
  {"input.instance", "Which site or shop it is from, when the export does not say so",
   "Da quale sito o negozio viene, quando l'esportazione non lo dice"},
  {"input.channel", "What to call the channel of a table's rows that name none; default: as the file is called",
   "Come chiamare il canale delle righe di una tabella che non ne indicano uno; se non si dice: come il file"},
  {"input.zone", "Time zone of local times in it; default: the company's",
   "Fuso orario delle ore locali che contiene; se non si dice: quello dell'azienda"},
  {"input.as_of",
   "When the export was made (2026-05-01, or with a time), where it does not say so itself: the newer one counts; default: "
   "when the file was written, which a copy or a download changes",
   "Quando è stata fatta l'esportazione (2026-05-01, anche con l'ora), se non lo dice da sé: vale la più nuova; se non si "
   "dice: quando fu scritto il file, che una copia o uno scaricamento cambia"},
  // demo
  {"demo", "A made-up company's year: its exports, its record, its report",
   "L'anno di un'azienda inventata: esportazioni, dati, rapporto"},
  {"demo.more",
   "Everything goes into the data folder (colloquio-data/demo unless --data says otherwise). The people, the firm and "
   "the town do not exist.",
   "Tutto va nella cartella dei dati (colloquio-data/demo, se --data non dice altro). Le persone, l'azienda e il paese "
   "non esistono."},
  // init
  {"init", "Make a data folder with a colloquio.toml to fill in",
   "Fa una cartella dei dati con un colloquio.toml da completare"},
  {"init.more",
   "colloquio.toml says who you are: your name, your time zone, your accounts. Nothing in it is ever guessed. One that "
   "is there already stays as it is.",
   "colloquio.toml dice chi siete: il nome, il fuso orario, i vostri account. Niente viene mai indovinato. Se c'è già, "
   "resta com'è."},
  {"init.name", "Name of the company", "Nome dell'azienda"},
  {"init.zone", "Time zone in which your days begin and end", "Fuso orario in cui cominciano e finiscono i giorni"},
  // import
  {"import", "Read exports into the record", "Legge le esportazioni e le salva"},
  {"import.more",
   "FILE can be a file, a folder or an archive (zip, tar, gz, zst, xz). The format is recognised; --as names it when "
   "it is not ('colloquio sources --formats' lists them). Importing the same file twice changes nothing.\n"
   "A table (CSV, JSONL, Parquet) may need a mapping: look with --preview first.",
   "FILE può essere un file, una cartella o un archivio (zip, tar, gz, zst, xz). Il formato si riconosce; se no, lo "
   "dice --as ('colloquio sources --formats' li elenca). Importare due volte lo stesso file non cambia nulla.\n"
   "Una tabella (CSV, JSONL, Parquet) può aver bisogno di una mappatura: prima guardate con --preview."},
  {"import.preview", "Show what would be read and who speaks for you; store nothing",
   "Mostra che cosa si leggerebbe e chi parla per voi; non salva niente"},
  {"import.no_originals", "Do not keep the original files", "Non tiene i file originali"},
  // sources
  {"sources", "What was imported, from which channels, by whom", "Che cosa è stato importato, da quali canali, di chi"},
  {"sources.more", "Without an option: the imports and the channels.", "Senza opzioni: le importazioni e i canali."},
  {"sources.formats", "List the formats that can be read", "Elenca i formati che si possono leggere"},
  {"sources.accounts", "List the loudest accounts and their role", "Elenca gli account che parlano di più e il loro ruolo"},
  {"sources.rejects", "List what could not be read, and why", "Elenca ciò che non si è potuto leggere, e perché"},
  // report
  {"report", "Are we in a dialogue? The answer from the record", "Siamo in un dialogo? La risposta dai dati importati"},
  {"report.more",
   "Periods: all, 90d, 12w, 6m, 1y, 2026, 2026-05, 2026-01-01..2026-03-31 (in the company's zone, ending with the last "
   "day of the data). Each is compared with the equal period before it.",
   "Periodi: all (tutto), 90d (giorni), 12w (settimane), 6m (mesi), 1y (anni), 2026, 2026-05, 2026-01-01..2026-03-31 "
   "(nel fuso dell'azienda, fino all'ultimo giorno dei dati). Ognuno si confronta con il periodo uguale che lo precede."},
  {"report.window", "Which period", "Quale periodo"},
  {"report.html", "Write one self-contained HTML file", "Scrive un solo file HTML, completo"},
  {"report.json", "Print the whole report as JSON", "Stampa tutto il rapporto in JSON"},
  // measure
  {"measure", "Figures of exports in one pass, nothing stored", "Le cifre delle esportazioni, senza salvare nulla"},
  {"measure.window", "Which period, as in 'colloquio report --help'", "Quale periodo, come in 'colloquio report --help'"},
  {"measure.json", "Print the figures as JSON", "Stampa le cifre in JSON"},
  // thread
  {"thread", "Show one conversation as a tree", "Mostra una conversazione come un albero"},
  {"thread.id", "A message or conversation id as the report shows it; its beginning is enough",
   "L'id di un messaggio o di una conversazione come lo mostra il rapporto; basta l'inizio"},
  {"thread.json", "Print it as JSON", "La stampa in JSON"},
  // export
  {"export", "Write the conversations for other programs", "Scrive le conversazioni per altri programmi"},
  {"export.more", "Only what is approved and public goes out; --all adds what is pending, spam, trash or private.",
   "Esce solo ciò che è approvato e pubblico; --all aggiunge ciò che è in attesa, spam, nel cestino o privato."},
  {"export.out", "Folder to write into", "Cartella in cui scrivere"},
  {"export.format", "convokit (a corpus), csv or jsonl", "convokit (un corpus), csv o jsonl"},
  {"export.pseudonymous",
   "People without names: person-1a2b…, their @handles too. Names written inside the words stay",
   "Persone senza nome: person-1a2b…, e così i loro @nome. I nomi scritti dentro le parole restano"},
  {"export.force", "Write over what is there already", "Scrive anche sopra ciò che c'è già"},
  {"export.all", "Also what is pending, spam, trash or private",
   "Anche ciò che è in attesa, spam, nel cestino o privato"},
  // remap
  {"remap", "Read the kept originals again with today's readers", "Rilegge gli originali con i lettori di oggi"},
  {"remap.more",
   "After an update that reads more, or a corrected mapping. Roles, markets and names in colloquio.toml need no remap: "
   "they are applied whenever something is measured.",
   "Dopo un aggiornamento che legge di più, o una mappatura corretta. Ruoli, mercati e nomi di colloquio.toml non ne "
   "hanno bisogno: valgono ogni volta che si misura."},
  {"remap.forget_missing", "Go on although some originals are gone: their messages go too",
   "Va avanti anche se alcuni originali non ci sono più: si perdono anche i loro messaggi"},
  // doctor
  {"doctor", "Look for what would make the figures untrue", "Cerca che cosa renderebbe false le cifre"},
  {"doctor.more", "Exit code 1 if something is wrong (not for notes and warnings).",
   "Codice di uscita 1 se c'è un errore (non per note e avvisi)."},
  // sim
  {"sim", "Write the exports of a simulated company, with known truth",
   "Scrive le esportazioni di un'azienda simulata, di cui si sa tutto"},
  {"sim.messages", "How many messages", "Quanti messaggi"},
  {"sim.seed", "The same seed gives the same world", "Lo stesso seme dà lo stesso mondo"},
  {"sim.format", "What to write; --formats lists them", "Che cosa scrivere; --formats li elenca"},
  {"sim.out", "Folder to write into", "Cartella in cui scrivere"},
  {"voice", "Make and try the model that hears what people feel and want",
   "Costruisce e prova il modello che sente che cosa le persone provano e vogliono"},
  {"voice.more",
   "A model is made by a recipe: files of labelled texts and how to read them (docs/voice.md). Nothing leaves this machine. "
   "Imports and reports do not use the model yet.",
   "Un modello si fa con una ricetta: file di testi etichettati e come leggerli (docs/voice.md). Niente esce da questa "
   "macchina. Importazioni e rapporti ancora non usano il modello."},
  {"voice.train", "Make a model by a recipe", "Costruisce un modello con una ricetta"},
  {"voice.eval", "Try a model on the test sets of a recipe", "Prova un modello sui testi di prova di una ricetta"},
  {"voice.hear", "What a model hears in a text", "Che cosa sente un modello in un testo"},
  {"voice.recipe", "The recipe (TOML)", "La ricetta (TOML)"},
  {"voice.from", "Folder in which the recipe's files are; those that begin with ./ lie beside the recipe",
   "Cartella dei file della ricetta; quelli che cominciano con ./ stanno accanto alla ricetta"},
  {"voice.out", "Where to write the model", "Dove scrivere il modello"},
  {"voice.model", "File of the model", "File del modello"},
  {"voice.text", "Texts to hear", "Testi da sentire"},
  {"voice.language", "Language of the texts; default: not known", "Lingua dei testi; se non si dice: non nota"},
  {"voice.json", "As JSON", "In JSON"},
  {"sim.truth", "Also write truth.json: what a perfect analysis would find",
   "Scrive anche truth.json: che cosa troverebbe un'analisi perfetta"},
  {"sim.formats", "List the formats", "Elenca i formati"},
  // bench
  {"bench", "How fast this machine reads and measures", "Quanto in fretta legge e misura questa macchina"},
  {"bench.more", "The comparison with other tools is bench/peers in the source tree.",
   "Il confronto con altri programmi è in bench/peers, tra i sorgenti."},
  {"bench.messages", "How many", "Quanti messaggi"},
  {"bench.signature", "Print only a hash of every figure of a fixed world",
   "Stampa solo un'impronta di tutte le cifre di un mondo fisso"},
});
// clang-format on

}  // namespace colloquio::cli
