#include "colloquio/sim/demo/year.hpp"

// Friends from abroad: English, German and Russian, in the forum and in the mailbox.

namespace colloquio::sim::demo {

const char* const kForeignTexts = R"~(
=== forum en international * again :: Shipping to the UK?
A: Hello! We {visited|stopped at} your mill {last summer|two years ago} and we're still talking about it. Do you ship to {town}? It's {weather} here and we've run out.
Marta +4h: Hello {A}! Yes we do, customs papers included: 24 euro up to 6 kilos. It takes about a week. Shall I prepare something for you?
A +3h: Please do: {two 3-litre tins|one 5-litre tin|six bottles of the leccino}. {We'll share with the neighbours.|My husband puts it on everything now.}
Marta +1d ?85: Ready! It leaves on Monday. Say hello to {town} from us.
A +9d ?70: Arrived safe and sound. {The kitchen smells of Italy.|Opened it before I took my coat off.} Thank you!

=== forum en international 9,10,11 :: Coming for the harvest
A: Is it possible to help with the picking for a day? We'll be nearby in late October, four adults, all able-bodied, more or less.
Giulio +5h: Of course. Any dry day is good. You pick, we feed you, and you take home what you deserve 😄
A +2h: What do we need to bring?
Piero @2 +1d: Old shoes and new back.
A @4 +3h: We have old backs and new shoes, will that do?
Piero +2h: We will exchange.
A @2 +20d ?90: Best day of the trip. The oil from "our" crate is on the shelf and nobody is allowed to touch it.

=== forum en international * again :: How do I know it's fresh?
A: The oil I buy here in {town} never makes me cough like yours did. Am I being cheated?
Ilaria +3h: Not cheated, just late. Look for the harvest date, not the "best before". If it's more than a year old the peppery part is gone.
A +2h: There's no harvest date at all on mine.
Ilaria +1h: Then that's your answer.
Giulio @1 +1d ?50: We print the day of milling on the back, bottom left, very small, because the law wants ten other things big.

=== forum en international 12,1,2 :: Cooking for Italians, help
A: My daughter's Italian in-laws are coming to us for dinner. What do I do with your oil that won't embarrass me?
Donata +2h: (I use translator) Do NOT make pasta. Make your food, what you do well, and put the bottle on the table.
Tonino @1 +3h: If you break the spaghetti I will know.
A @2 +3d: Roast lamb, potatoes, your oil on the greens. The father-in-law asked where I'd bought it. I said I had friends.
Donata @4 +5h: Brava. You have.

=== forum de international * again :: Versand nach Deutschland
A: Guten Tag, liefern Sie auch nach {stadt}? Wir waren {im Sommer|an Pfingsten} bei Ihnen und die Flasche ist leider schon leer.
Hanna +2h: Hallo {A}, ja! Ich bestelle seit Jahren nach Augsburg, dauert vier bis fünf Tage und kommt immer heil an.
Marta @1 +5h: Guten Tag {A}, Hanna hat recht 😊 15 Euro bis 10 Kilo. Schreiben Sie einfach an info@, auch auf Deutsch, wir verstehen es langsam aber gern.
A ?80: Wunderbar, vielen Dank! {Ich bestelle für die ganze Nachbarschaft mit.|Dann nehme ich gleich den Kanister.}

=== forum de international 10,11 :: Ist das neue Öl schon da?
Hanna: Ich frage wie jedes Jahr: ist es schon da? In Augsburg liegt Nebel und ich träume von Brot mit Öl.
Giulio +3h: Seit gestern! (Piero hat übersetzt, also bitte nicht alles glauben.)
Hanna +1h: Piero kann Deutsch??
Piero +2h: Zwei Jahre Stuttgart, 1974. Mehr Autos als Olivenbäume.
B @2 +1d: Dann bitte auch für uns sechs Flaschen zurücklegen!
Ornella @5 +4h ?90: Notiert, sechs Flaschen!

=== forum de international * :: Trüber Satz am Boden
A: In meiner Flasche ist unten ein trüber Satz. Ist das Öl verdorben?
Giulio +5h: Nein, das ist ungefiltertes Öl, der Satz ist Fruchtfleisch. Bitte innerhalb von vier Monaten verbrauchen oder abgießen.
A +3h ?80: Danke für die schnelle Antwort, dann gibt es heute Abend viel Salat.

=== forum ru international * :: Есть кто-нибудь, кто пишет по-русски?
Nina: Здравствуйте! Я Нина, живу в Триесте. Если кому-то нужно помочь с заказом или перевести — пишите сюда.
A +5h: Здравствуйте, Нина! Я в Болонье, масло пробовала у подруги. Какое взять для салата, чтобы не горчило?
Nina +2h: Возьмите леччино, оно мягкое. Мораиоло — для тех, кто любит поострее.
A +1d: Спасибо! Заказала леччино и маленькую банку паштета.
Marta @1 +1d: Нина спасибо! (это я с переводчиком 😊) Sei la nostra ambasciatrice.
Nina @5 +1h: Marta, brava, senza errori!

=== forum ru international * again :: Доставка и оплата
A: Добрый день. Подскажите, можно ли заказать {пять литров|шесть бутылок} с доставкой в {Милан|Верону|Рим} и оплатить при получении?
Nina +3h: Добрый день! Да, наложенным платежом, плюс 4 евро. Напишите на info@, можно по-русски, я помогу.
A ?75: {Большое спасибо, всё получилось.|Спасибо, написала.}

=== mail en info * again :: Order enquiry
A: Dear Sorbanera family, / we would like to order {two tins of 3 litres|a case of the moraiolo|the gift box} to {town}. Could you tell us the total with shipping? / Kind regards, {A}
Ornella: Dear {A}, / thank you! With shipping it is {98|112|76} euro. I send the link for the payment. / Ornella
A ?80: Paid. {Looking forward to it!|Thank you, that was quick.}
A @2 +10d ?50: The parcel has arrived, all intact. {We had it on toast standing up.|My sister has already stolen one.}

=== mail en info 4,5,6,9 again :: Visiting in {May|June|September}
A: Hello, we are a {family of four|group of six walkers} staying near Vallonda. Can we visit the mill and taste? None of us speaks Italian, sorry!
Marta: Hello {A}! Saturday at 11 or 16. My English is so so but the oil speaks by itself.
A ?90: Saturday at 11 then. {Is there anything vegetarian to eat nearby?|Can we come by bus?}
Marta ?80: Everything here is vegetarian except my brother. See you Saturday!
A +7d ?60: Your English is perfect and so was the morning. Thank you all.

=== mail de info * again :: Bestellung
A: Sehr geehrte Damen und Herren, / ich möchte gern {einen 5-Liter-Kanister|sechs Flaschen Leccino|zwei Geschenkkörbe} nach {stadt} bestellen. Was kostet der Versand? / Mit freundlichen Grüßen / {A}
Ornella: Guten Tag {A}, / 15 Euro, ab 150 Euro frei. Ich bereite alles vor. / Herzliche Grüße, Ornella
A ?75: Vielen Dank, {Geld ist überwiesen|bitte so machen}.
A @2 +8d ?40: Gut angekommen, {das Öl ist großartig|alles heil}!

=== mail de info 11,12 again :: Nachfrage zur Lieferung
A: Guten Tag, meine Bestellung vom {3.|9.|14.} ist noch nicht da. Können Sie bitte nachsehen?
Ornella: Guten Tag {A}, der Spediteur hat Verspätung in {stadt}, morgen kommt es. Entschuldigung!
A +2d ?70: Heute gekommen, danke.

=== mail ru info * again :: Заказ масла
A: Здравствуйте! Мы были у вас на экскурсии {летом|в мае}. Хотим заказать {две банки по 3 литра|шесть бутылок} в {Римини|Милан}. Как оплатить?
Marta: Buongiorno {A}, ci ha aiutato Nina a leggere 😊 Bonifico o contrassegno, la spedizione è gratis. Va bene?
A ?80: Va bene, contrassegno. Спасибо вам и Нине!

=== telegram en amici 5,6,9,10 again :: -
A: hi all, is the mill open on sunday? we're in the area
Marta: Sunday morning yes, 10-13!
A ?80: {great, see you then|perfect, thank you}
Tonino @1 ?50: follow the smell

=== telegram de amici * again :: -
Hanna: Grüße aus Augsburg, heute Schnee und trotzdem Tomate mit Öl
Donata ?85: Hanna qui sole, vieni!
Hanna ?70: Im Mai komme ich! A maggio arrivo!

=== reviews en recensioni 4,5,6,7,8,9,10 again :: -
A *5: {Wonderful family mill, we learned so much.|Stumbled upon it on a walk. Tasting was free and fantastic.} {Buy the leccino.|Bring space in your suitcase.}
Frantoio: Thank you {A}, come back soon!

=== reviews en recensioni * again :: -
A *3: Lovely oil but {hard to find, no signs|nobody spoke English when we came}. {Worth the effort.|Call first.}
Frantoio: Thank you, you are right about the signs: they arrive in spring.

=== reviews de recensioni * again :: -
A *5: {Hervorragendes Öl, herzliche Familie.|Sehr gutes Öl, schöne Führung.} {Wir kommen wieder.|Der Weg lohnt sich.}
Frantoio: Danke {A}, bis bald!

=== reviews de recensioni * again :: -
A *2: {Lieferung dauerte zwei Wochen.|Eine Flasche war undicht.} {Auf die Mail kam lange keine Antwort.|Schade.}
Frantoio: Das tut uns leid. Bitte schreiben Sie an info@, wir ersetzen es sofort.

=== reviews ru recensioni * again :: -
A *5: {Прекрасное масло и очень добрые люди.|Отличная экскурсия, дети в восторге.} {Вернёмся осенью.|Рекомендую!}
)~";

}  // namespace colloquio::sim::demo
