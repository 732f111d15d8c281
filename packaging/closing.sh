# What ./run says when it is done, in the language in which the program speaks. Sourced by ./run; needs $bold, $plain.
# shellcheck shell=bash
: "${bold?}" "${plain?}"

# speaks_italian LOCALE PROGRAM [OPTION...]: with these options and LC_ALL the program itself decides; its help tells.
speaks_italian() {
  local locale=$1
  shift
  [[ $(LC_ALL=$locale "$@" --help) == "$(LC_ALL=$locale "$1" --lang it --help)" ]]
}

# hint "what to type" "what it does"
hint() { printf '  %-69s %s\n' "$1" "$2"; }

# closing_demo LANGUAGE OTHER SECONDS FOLDER PROGRAM: OTHER is a language in which the report was not.
closing_demo() {
  local folder=$4 program=$5
  local -A report=([it-en]="lo stesso rapporto in inglese" [it-it]="lo stesso rapporto in italiano"
    [en-en]="the same report in English" [en-it]="the same report in Italian")
  if [[ $1 == it ]]; then
    cat <<TEXT

${bold}Che cosa è successo${plain} ($3 s in tutto)
  Un anno di un frantoio inventato (blog, forum, posta, Telegram, recensioni, appunti del banco e del telefono) è
  stato scritto nei formati delle esportazioni vere, importato come lo sarebbero le vostre, e misurato; sta in
  $folder. Niente è uscito da questa macchina.
${bold}E adesso${plain}
TEXT
    hint "$program --data $folder --lang $2 report" "${report[it-$2]}"
    hint "$program sources --formats" "quali esportazioni si possono leggere"
    hint "$program --help" "tutto il resto"
    hint "./run FILE..." "lo stesso con le vostre esportazioni"
  else
    cat <<TEXT

${bold}What happened${plain} ($3 s in all)
  A made-up olive mill's year (blog, forum, mail, Telegram, reviews, notes of the counter and the phone) was written
  in the formats real exports have, imported as yours would be, and measured; it lies in $folder.
  Nothing left this machine.
${bold}What next${plain}
TEXT
    hint "$program --data $folder --lang $2 report" "${report[en-$2]}"
    hint "$program sources --formats" "which exports can be read"
    hint "$program --help" "everything else"
    hint "./run FILE..." "the same for your own exports"
  fi
}

# closing_mine LANGUAGE STATUS SECONDS FOLDER PROGRAM PAGE: STATUS 0 = every file was read.
closing_mine() {
  local folder=$4 program=$5 read
  if [[ $1 == it ]]; then
    read='I vostri file sono stati letti'
    (($2 == 0)) || read='NON TUTTI i vostri file sono stati letti (gli errori sono sopra il rapporto)'
    cat <<TEXT

${bold}Che cosa è successo${plain} ($3 s in tutto)
  $read; quello che si è letto sta in $folder.
  I file non sono stati cambiati, e niente è uscito da questa macchina.
  Lo stesso rapporto per il browser: $6
  Quali account sono i vostri decide ogni cifra: scriveteli in $folder/colloquio.toml.
${bold}E adesso${plain}
TEXT
    hint "$program --data $folder sources --accounts" "chi ci parla"
    hint "$program --data $folder report" "di nuovo il rapporto"
    hint "$program --data $folder doctor" "che cosa renderebbe false le cifre"
    hint "./run ALTRI_FILE..." "aggiunge; lo stesso file due volte non cambia niente"
  else
    read='Your files were read'
    (($2 == 0)) || read='NOT ALL of your files were read (the errors are above the report)'
    cat <<TEXT

${bold}What happened${plain} ($3 s in all)
  $read; what was read is kept in $folder.
  The files were not changed, and nothing left this machine.
  The same report for a browser: $6
  Which accounts are yours decides every figure: write them into $folder/colloquio.toml.
${bold}What next${plain}
TEXT
    hint "$program --data $folder sources --accounts" "who speaks in them"
    hint "$program --data $folder report" "the report again"
    hint "$program --data $folder doctor" "what would make the figures untrue"
    hint "./run MORE_FILES..." "adds; the same file twice changes nothing"
  fi
}
