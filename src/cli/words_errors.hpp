#pragma once

#include "words_text.hpp"

namespace colloquio::cli {

// What the command line itself says when something goes wrong. What deeper rooms say is English, in both languages: its
// kind is said in the reader's language around it (error.*).

// clang-format off
inline constexpr auto kErrorTexts = std::to_array<Text>({
  {"error.invalid_input", "{what}", "non va bene: {what}"},
  {"error.not_found", "{what}", "non trovato: {what}"},
  {"error.conflict", "{what}", "occupato o ambiguo: {what}"},
  {"error.unavailable", "{what}",
   "non riuscito: {what}\n  Guardate se c'è posto sul disco e se lì potete scrivere, poi ripetete: niente va perso."},
  {"error.corrupt", "{what}",
   "dati danneggiati, o scritti da un'altra versione: {what}\n  Niente è stato cambiato."},
  {"error.interrupted", "stopped; nothing that was not finished was stored",
   "fermato; di ciò che non era finito non è stato salvato nulla"},
  {"error.memory", "out of memory; nothing was changed", "memoria esaurita; niente è stato cambiato"},
  {"error.output", "the output could not be written{why}: what was printed is not whole",
   "non si è potuto scrivere il risultato{why}: ciò che è uscito non è intero"},
  {"error.unexpected", "unexpected: {what}", "errore imprevisto: {what}"},
  // the words typed
  {"words.unknown", "'{words}' means nothing here", "'{words}' qui non significa nulla"},
  {"words.no_command", "say which command, such as 'colloquio demo' or 'colloquio import FILE…'",
   "dite quale comando, per esempio 'colloquio demo' o 'colloquio import FILE…'"},
  {"words.unknown_command", "there is no command '{word}'; 'colloquio --help' lists them",
   "il comando '{word}' non esiste; 'colloquio --help' li elenca"},
  {"words.twice", "{name} was given more than once", "{name} è detto più di una volta"},
  {"words.missing", "{name} is missing", "manca {name}"},
  {"words.no_value", "{name} needs a value after it", "{name} vuole un valore dopo di sé"},
  {"words.no_number", "what follows {name} must be a whole number", "dopo {name} ci vuole un numero intero"},
  {"words.no_flag_value", "{name} takes no value", "{name} non vuole valori"},
  {"words.one_of", "must be one of: {names}", "dev'essere uno di questi: {names}"},
  {"words.range", "must be a whole number from {low} to {high}", "dev'essere un numero intero da {low} a {high}"},
  {"words.help", "{what}; '{command} --help' says what it takes", "{what}; '{command} --help' spiega che cosa vuole"},
  // the data folder
  {"error.no_folder", "there is no data folder {folder}; make one with 'colloquio init', or name yours with --data",
   "la cartella dei dati {folder} non c'è; fatela con 'colloquio init', o indicate la vostra con --data"},
  {"error.no_record", "there is no record in {folder} yet, and nothing can be written there",
   "in {folder} non ci sono ancora dati, e lì non si può scrivere"},
  {"error.read_only", "nothing can be written in the data folder {folder}: check its owner and its rights",
   "nella cartella dei dati {folder} non si può scrivere: guardate di chi è e con quali permessi"},
  {"error.in_use", "the record in {folder} is in use by another program; wait until it ends, or end it",
   "i dati in {folder} sono in uso da un altro programma; aspettate che finisca, o chiudetelo"},
  // inputs
  {"error.no_format", "there is no format '{name}'; 'colloquio sources --formats' lists them",
   "il formato '{name}' non esiste; 'colloquio sources --formats' li elenca"},
  {"error.no_file", "there is no file or folder {path}; is the name right?",
   "il file o la cartella {path} non c'è; il nome è giusto?"},
  {"error.unreadable", "{path} cannot be read ({detail}); check its owner and its rights",
   "{path} non si può leggere ({detail}); guardate di chi è e con quali permessi"},
  {"error.empty", "{path} is empty", "{path} è vuoto"},
  {"error.not_recognised",
   "no format recognises {path}; name one with --as, for a table with --map FILE. There are:{formats}",
   "nessun formato riconosce {path}; ditelo voi con --as, per una tabella con --map FILE. Ci sono:{formats}"},
  {"unsupported.whatsapp",
   "{path} looks like a WhatsApp chat, which is not supported yet; until it is, a table (CSV) with date, author and words "
   "can be imported with --map FILE",
   "{path} sembra una chat di WhatsApp, che ancora non si può leggere; intanto si può importare una tabella (CSV) con data, "
   "autore e parole, con --map FILE"},
  {"unsupported.spreadsheet",
   "{path} looks like a spreadsheet (Excel or OpenDocument), which is not supported yet; open it, save each sheet as CSV and "
   "import that",
   "{path} sembra un foglio di calcolo (Excel o OpenDocument), che ancora non si può leggere; apritelo, salvate ogni foglio "
   "come CSV e importate quello"},
  {"unsupported.facebook",
   "{path} looks like a Facebook export, which is not supported yet; until it is, a table (CSV or JSON lines) with date, "
   "author and words can be imported with --map FILE",
   "{path} sembra un'esportazione di Facebook, che ancora non si può leggere; intanto si può importare una tabella (CSV o "
   "righe JSON) con data, autore e parole, con --map FILE"},
  {"unsupported.instagram",
   "{path} looks like an Instagram export, which is not supported yet; until it is, a table (CSV or JSON lines) with date, "
   "author and words can be imported with --map FILE",
   "{path} sembra un'esportazione di Instagram, che ancora non si può leggere; intanto si può importare una tabella (CSV o "
   "righe JSON) con data, autore e parole, con --map FILE"},
  {"unsupported.meta_messages",
   "{path} looks like messages of Facebook or Instagram, which are not supported yet; until they are, a table (CSV or JSON "
   "lines) with date, author and words can be imported with --map FILE",
   "{path} sembra fatto di messaggi di Facebook o Instagram, che ancora non si possono leggere; intanto si può importare una "
   "tabella (CSV o righe JSON) con data, autore e parole, con --map FILE"},
  {"error.two_formats", "two formats recognise {path}; say which with --as ({detail})",
   "due formati riconoscono {path}; dite quale con --as ({detail})"},
  {"error.no_zone", "there is no time zone '{zone}'; use a name such as Europe/Rome",
   "il fuso orario '{zone}' non esiste; usate un nome come Europe/Rome"},
  {"error.no_date", "--as-of takes a date such as 2026-05-01 or 2026-05-01T18:30, not '{text}'",
   "--as-of vuole una data come 2026-05-01 o 2026-05-01T18:30, non '{text}'"},
  {"error.no_window",
   "'{window}' is no period; write all, 90d, 12w, 6m, 1y, 2026, 2026-05 or 2026-01-01..2026-03-31",
   "'{window}' non è un periodo; scrivete all, 90d, 12w, 6m, 1y, 2026, 2026-05 o 2026-01-01..2026-03-31"},
  {"error.elsewhere.one",
   "{n} of its messages is known from the channel '{from}', and only the name of this file says that it is of '{to}'. "
   "{advice}",
   "{n} dei suoi messaggi è noto dal canale '{from}', e solo il nome di questo file dice che è di '{to}'. {advice}"},
  {"error.elsewhere.other",
   "{n} of its messages are known from the channel '{from}', and only the name of this file says that they are of '{to}'. "
   "{advice}",
   "{n} dei suoi messaggi sono noti dal canale '{from}', e solo il nome di questo file dice che sono di '{to}'. {advice}"},
  {"error.elsewhere.import",
   "Nothing was imported. If it is a newer export of the same, say --channel '{from}'; if it is another place where the "
   "same was said, --instance '{to}'",
   "Non è stato importato nulla. Se è un'esportazione più nuova della stessa cosa, dite --channel '{from}'; se è un altro "
   "posto dove si è detto lo stesso, --instance '{to}'"},
  {"error.elsewhere.remap",
   "The record stays as it was. Import the file again with --channel '{from}', or with --instance '{to}' if it is another "
   "place where the same was said; then say: colloquio remap",
   "I dati restano com'erano. Importate di nuovo il file con --channel '{from}', o con --instance '{to}' se è un altro "
   "posto dove si è detto lo stesso; poi: colloquio remap"},
  {"error.elsewhere.measure",
   "If both files are exports of the same, say --channel '{from}' for both; else import them one by one, with --instance",
   "Se i due file sono esportazioni della stessa cosa, dite --channel '{from}' per entrambi; altrimenti importateli uno "
   "alla volta, con --instance"},
  {"error.voice_from", "say with --from in which folder the files of {path} are",
   "dite con --from in quale cartella sono i file di {path}"},
  {"error.voice_no_test", "{path} names no set to test with", "{path} non indica testi di prova"},
  {"error.run_words", "the record does not say any more how {path} was read",
   "i dati non dicono più come era stato letto {path}"},
  // export
  {"error.is_there", "{path} is there already; choose another folder, or say --force to write over it",
   "{path} c'è già; scegliete un'altra cartella, o dite --force per scriverci sopra"},
  {"error.not_empty", "the folder {path} is not empty; choose another one, or say --force to write into it",
   "la cartella {path} non è vuota; sceglietene un'altra, o dite --force per scriverci dentro"},
  {"error.no_page", "{path} is there already and is no page of HTML; choose another name",
   "{path} c'è già e non è una pagina HTML; scegliete un altro nome"},
  {"error.out_is_file", "{path} is a file; an export is a folder of files: name one, or none that is there",
   "{path} è un file; un'esportazione è una cartella di file: indicatene una, anche nuova"},
  // thread
  {"error.no_id", "'{id}' is no id; give at least 4 hexadecimal digits as the report shows them",
   "'{id}' non è un id; scrivete almeno 4 cifre esadecimali come le mostra il rapporto"},
  {"error.no_message", "no message's id begins with {id}", "nessun messaggio ha un id che comincia con {id}"},
  {"error.many_ids", "several ids begin with {id}; give more digits:{ids}",
   "più di un id comincia con {id}; scrivete più cifre:{ids}"},
  // remap and sim
  {"error.originals_gone",
   "the originals of these imports are no longer kept, so reading everything again would lose them:{paths}\n"
   "import those files again first, or say --forget-missing",
   "gli originali di queste importazioni non ci sono più, e rileggendo tutto si perderebbero:{paths}\n"
   "prima importate di nuovo quei file, o dite --forget-missing"},
  {"error.not_whole", "{path} was not written to its end; the record stays as it was",
   "{path} non è stato scritto fino in fondo; i dati restano com'erano"},
  {"error.no_out", "say where to write: --out FOLDER", "dite dove scrivere: --out CARTELLA"},
  {"error.no_sim_format", "there is no format '{name}' to write; 'colloquio sim --formats' lists them",
   "il formato '{name}' non si può scrivere; 'colloquio sim --formats' li elenca"},
});
// clang-format on

}  // namespace colloquio::cli
