import type { Language } from './story.ts';

/** What a worker writes where a story has no words of its own; by the language of the reporter. */
interface Replies {
  /** How reporters begin and end, if they do; the end by what they want. */
  readonly greeting: string;
  readonly hope: string;
  readonly thanks: string;
  /** Before the place, where a reporter adds it. */
  readonly place: string;
  /** To somebody who only wants to be counted. */
  readonly counted: string;
  /** To somebody who asks for advice or help. */
  readonly first: string;
  /** To somebody whose name nobody knows. */
  readonly anonymous: string;
  /** When the reporter has not answered for weeks. */
  readonly silence: string;
  /** Why the point cannot take it on. */
  readonly refusal: string;
  readonly closing: string;
  /** When it did not work out. */
  readonly unsolved: string;
}

export const REPLIES: Readonly<Record<Language, Replies>> = {
  nl: {
    greeting: `[Goedemorgen.|Goedemiddag.|Beste mensen van het meldpunt,|Hallo,|Beste,|Ik weet niet of ik hier goed zit, maar ik probeer het.|Het kostte me moeite om dit op te schrijven.|Mijn buurvrouw zei dat ik dit hier kon melden.|Ik las over jullie in het wijkblad.]`,
    hope: `[Ik hoop dat u iets kunt doen.|Alvast bedankt.|Kunt u mij helpen?|Met vriendelijke groet.|Graag hoor ik van u.|Ik ben overdag het best te bereiken.|U mag mij altijd bellen.|Wat raadt u mij aan?]`,
    thanks: `[U hoeft niets te doen, ik wilde het kwijt.|Dank voor het tellen.|Misschien helpt het als meer mensen dit melden.|Dat was het.|Zo, nu staat het ergens.|Ik verwacht geen antwoord.]`,
    place: 'Waar:',
    counted: `[Dank u wel voor uw melding. Zij telt mee in de cijfers van dit kwartaal.|Dank dat u dit laat weten. We doen
      niets met uw verhaal behalve tellen, zoals u vroeg.|Bedankt. Bedenkt u zich en wilt u toch hulp, dan kunt u hier gewoon
      terugschrijven.|Het is gehoord en geteld. Sterkte gewenst.]`,
    first: `[Dank u voor uw bericht. Ik heb het rustig gelezen en zoek uit wat er kan. U hoort binnen een week van
      mij.|Goed dat u dit meldt. Ik zet de mogelijkheden voor u op een rij.|Dank u wel. Ik ben uw vaste aanspreekpunt, u hoeft
      het dus maar één keer te vertellen.|Ik heb uw verhaal gelezen. We kijken samen wat er kan.]`,
    anonymous: `[U meldt anoniem, dus ik kan de andere kant niet om uitleg vragen. Uw vraag kan ik wel beantwoorden: u leest
      het hier met uw meldcode.|Dank u. Zonder naam kunnen wij niet bemiddelen, wel meedenken. Schrijf gerust terug.]`,
    silence: `[Ik heb een tijd niets van u gehoord. Ik sluit het dossier voorlopig. Schrijft u terug, dan gaat het gewoon weer
      open.|Omdat er geen antwoord kwam, sluit ik af. Dat is geen oordeel over uw verhaal. U bent altijd welkom.]`,
    refusal: `[Dit kunnen wij niet zelf oppakken, en ik leg u uit waarom. Hieronder staat bij wie u wel terechtkunt; ik bel
      die vast vooraf.|Helaas mogen wij hier niets in doen. Ik heb uitgezocht waar u het beste heen kunt en help u met de
      eerste stap.]`,
    closing: `[We ronden dit af. Dank voor uw vertrouwen.|Ik sluit het dossier. Loopt het weer vast, schrijf dan gerust.|Fijn
      dat we konden meedenken. Het dossier gaat nu dicht.|Hiermee is het voor ons klaar. Het ga u goed.]`,
    unsolved: `[De andere kant wil niet meewerken. Dat spijt mij voor u. U kunt nog naar een hogere instantie; ik help u daar graag bij.|Ik had u graag beter nieuws gebracht: het is niet gelukt. Uw verhaal gaat wel mee in ons advies aan de gemeente.|Er is gepraat, maar er verandert nu niets. U heeft er goed aan gedaan het te zeggen.]`,
  },
  en: {
    greeting: `[Hello,|Good morning,|I was not sure where to turn.|A friend told me about this page.|Dear all,]`,
    hope: `[I hope you can help.|Thank you in advance.|Kind regards.|What would you advise?]`,
    thanks: `[I just want it to be counted.|No need to reply.|Thank you for keeping track of this.|That is all.|I hope others report it too.]`,
    place: 'Where:',
    counted: 'Thank you. Your report is counted, and nobody will act on it, as you asked.',
    first: `[Thank you for writing. I am looking into what can be done and will answer within a week.|Thank you. I
      will be your contact here, so you only need to tell this once.]`,
    anonymous:
      'Without a name we cannot mediate, but we can think along. You can always write back here.',
    silence:
      'I have not heard from you for a while, so I close the case for now. Write back and it opens again.',
    refusal:
      'We are not allowed to take this on. I have found out who can, and I will help you with the first step.',
    closing:
      '[I am closing the case now. Thank you for your trust.|We are done here. Take good care.]',
    unsolved: `The other side does not want to change anything. I am sorry. You can still go to a higher body, and I will gladly help you.`,
  },
  fr: {
    greeting: `[Bonjour,|Bonsoir,|Une amie m'a parlé de vous.]`,
    hope: `[Merci d'avance.|Que me conseillez-vous ?|Cordialement.]`,
    thanks: `[Je voulais seulement le dire.|Merci de le compter.|Voilà.]`,
    place: 'Lieu :',
    counted: "Merci. Votre signalement est compté, rien de plus, comme vous l'avez demandé.",
    first:
      'Merci pour votre message. Je cherche ce qui est possible et je vous réponds dans la semaine.',
    anonymous: 'Sans nom, nous ne pouvons pas intervenir, mais nous pouvons réfléchir avec vous.',
    silence: 'Sans nouvelles de vous, je ferme le dossier. Écrivez-nous et il sera rouvert.',
    refusal: 'Nous ne pouvons pas traiter cette question. Je vous aide à trouver la bonne adresse.',
    closing: 'Je ferme le dossier. Merci de votre confiance.',
    unsolved: `L'autre partie refuse de changer quoi que ce soit. J'en suis désolé. Un recours reste possible et je vous y aiderai.`,
  },
  ar: {
    greeting: `[السلام عليكم،|مرحبا،|صباح الخير،]`,
    hope: `[شكرا مسبقا.|هل يمكنكم مساعدتنا؟|مع التحية.]`,
    thanks: `[أردت فقط أن أقول هذا.|شكرا لكم.]`,
    place: 'المكان:',
    counted: 'شكرا لك. تم تسجيل بلاغك كما طلبت.',
    first: 'شكرا على رسالتك. سنبحث عما يمكن فعله ونجيبك خلال أسبوع.',
    anonymous: 'بدون اسم لا يمكننا التوسط، لكن يمكننا أن نفكر معك.',
    silence: 'لم نسمع منك منذ مدة، لذلك نغلق الملف. اكتب لنا وسنفتحه من جديد.',
    refusal: 'لا يمكننا معالجة هذا الأمر، لكننا نساعدك في العثور على الجهة المناسبة.',
    closing: 'نغلق الملف الآن. شكرا على ثقتك.',
    unsolved: `الطرف الآخر لا يريد التعاون، ونحن آسفون. ما زال بإمكانك التوجه إلى جهة أعلى وسنساعدك.`,
  },
  tr: {
    greeting: `[Merhaba,|İyi günler,|Komşum sizi söyledi.]`,
    hope: `[Şimdiden teşekkürler.|Ne yapabiliriz?|Saygılarımla.]`,
    thanks: `[Sadece bilinsin istedim.|Teşekkürler.]`,
    place: 'Yer:',
    counted: 'Teşekkürler. Bildiriminiz isteğiniz gibi sayıldı.',
    first: 'Mesajınız için teşekkürler. Neler yapılabileceğine bakıp bir hafta içinde yazacağım.',
    anonymous: 'İsim olmadan arabuluculuk yapamayız, ama sizinle birlikte düşünebiliriz.',
    silence: 'Sizden haber alamadık, dosyayı şimdilik kapatıyorum. Yazarsanız yeniden açılır.',
    refusal: 'Bu konuyu biz ele alamıyoruz. Doğru yeri bulmanıza yardım ederim.',
    closing: 'Dosyayı kapatıyorum. Güveniniz için teşekkürler.',
    unsolved: `Karşı taraf bir şey değiştirmek istemiyor, üzgünüm. Daha üst bir kuruma başvurabilirsiniz, size yardım ederim.`,
  },
  pl: {
    greeting: `[Dzień dobry,|Dobry wieczór,|Koleżanka powiedziała nam o Państwu.]`,
    hope: `[Z góry dziękuję.|Pozdrawiam.|Czy mogą Państwo pomóc?]`,
    thanks: `[Chcę tylko, żeby to było policzone.|Dziękuję.]`,
    place: 'Miejsce:',
    counted: 'Dziękujemy. Zgłoszenie zostało policzone, tak jak Pan lub Pani prosi.',
    first: 'Dziękujemy za wiadomość. Sprawdzę, co można zrobić, i odpiszę w ciągu tygodnia.',
    anonymous: 'Bez nazwiska nie możemy pośredniczyć, ale możemy doradzić.',
    silence:
      'Nie mamy od Państwa wiadomości, więc zamykam sprawę. Po odpowiedzi otworzymy ją na nowo.',
    refusal: 'Nie możemy się tym zająć. Pomogę znaleźć właściwe miejsce.',
    closing: 'Zamykam sprawę. Dziękuję za zaufanie.',
    unsolved: `Druga strona nie chce niczego zmienić. Bardzo mi przykro. Można jeszcze złożyć skargę wyżej, chętnie pomogę.`,
  },
};
