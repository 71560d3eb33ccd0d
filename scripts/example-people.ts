// Fictitious families for the example rolls: names in the scripts of those who wrote them, surnames that say "example". Nobody here exists.

/** As in Latin letters and as written at home; the second is empty where it is the same. */
export type WrittenName = readonly [latin: string, native: string]

export type Origin = {
  nationality: string
  /** Who issues the papers of somebody from here: their own State, or the State that gave asylum. */
  issuer: string
  document: 'PASSPORT' | 'CTD_1951' | 'LPC'
  language: { fr: string; en: string }
  surnames: readonly WrittenName[]
  women: readonly WrittenName[]
  men: readonly WrittenName[]
}

function names(text: string): WrittenName[] {
  return text.split(',').map((pair) => {
    const [latin = '', native = ''] = pair.trim().split('=')
    return [latin, native]
  })
}

export const origins = {
  eritrea: {
    nationality: 'ERI',
    issuer: 'ETH',
    document: 'CTD_1951',
    language: { fr: 'tigrinya', en: 'Tigrinya' },
    surnames: names('Tesfay-Exemple=ተስፋይ, Ghebre-Exemple=ገብረ, Haile-Exemple=ሃይለ, Kidane-Exemple=ኪዳነ'),
    women: names('Selam=ሰላም, Abeba=ኣበባ, Letay=ለታይ, Mihret=ምሕረት, Rigat=ርግኣት'),
    men: names('Yonas=ዮናስ, Filmon=ፊልሞን, Samuel=ሳሙኤል, Berhe=በርሀ, Amanuel=ኣማኑኤል'),
  },
  syria: {
    nationality: 'SYR',
    issuer: 'SYR',
    document: 'PASSPORT',
    language: { fr: 'arabe', en: 'Arabic' },
    surnames: names('Haddad-Exemple=الحداد, Najjar-Exemple=النجار, Khatib-Exemple=الخطيب, Sabbagh-Exemple=الصباغ'),
    women: names('Rania=رانيا, Nour=نور, Salma=سلمى, Hanan=حنان, Yasmine=ياسمين'),
    men: names('Karim=كريم, Omar=عمر, Tarek=طارق, Walid=وليد, Anas=أنس'),
  },
  afghanistan: {
    nationality: 'AFG',
    issuer: 'AFG',
    document: 'PASSPORT',
    language: { fr: 'dari', en: 'Dari' },
    surnames: names('Rahimi-Exemple=رحیمی, Karimi-Exemple=کریمی, Noori-Exemple=نوری, Sadat-Exemple=سادات'),
    women: names('Parwin=پروین, Shirin=شیرین, Farzana=فرزانه, Mina=مینا, Laleh=لاله'),
    men: names('Farhad=فرهاد, Navid=نوید, Jawad=جواد, Mirwais=میرویس, Bashir=بشیر'),
  },
  ukraine: {
    nationality: 'UKR',
    issuer: 'UKR',
    document: 'PASSPORT',
    language: { fr: 'ukrainien', en: 'Ukrainian' },
    surnames: names('Shevchuk-Exemple=Шевчук, Bondar-Exemple=Бондар, Koval-Exemple=Коваль, Melnyk-Exemple=Мельник'),
    women: names('Olena=Олена, Daryna=Дарина, Oksana=Оксана, Iryna=Ірина, Sofiia=Софія'),
    men: names('Andrii=Андрій, Taras=Тарас, Maksym=Максим, Petro=Петро, Danylo=Данило'),
  },
  congo: {
    nationality: 'COD',
    issuer: 'UGA',
    document: 'CTD_1951',
    language: { fr: 'lingala, français', en: 'Lingala, French' },
    surnames: names('Ilunga-Exemple, Kabongo-Exemple, Mbuyi-Exemple, Tshibanda-Exemple'),
    women: names('Béatrice, Clémence, Mireille, Solange, Divine'),
    men: names('Dieudonné, Jérémie, Patrice, Trésor, Noël'),
  },
  iran: {
    nationality: 'IRN',
    issuer: 'IRN',
    document: 'PASSPORT',
    language: { fr: 'persan', en: 'Persian' },
    surnames: names('Moradi-Exemple=مرادی, Jafari-Exemple=جعفری, Ahmadi-Exemple=احمدی, Zamani-Exemple=زمانی'),
    women: names('Golnaz=گلناز, Roya=رویا, Nasrin=نسرین, Mahnaz=مهناز, Setareh=ستاره'),
    men: names('Babak=بابک, Kamran=کامران, Dariush=داریوش, Siavash=سیاوش, Omid=امید'),
  },
  somalia: {
    nationality: 'SOM',
    issuer: 'ETH',
    document: 'CTD_1951',
    language: { fr: 'somali', en: 'Somali' },
    surnames: names('Warsame-Exemple, Farah-Exemple, Guled-Exemple, Abdi-Exemple'),
    women: names('Hodan, Ayaan, Sagal, Ifrah, Deqa'),
    men: names('Liban, Cabdi, Mahad, Zakariye, Bile'),
  },
} as const satisfies Record<string, Origin>

/** Where the families go, and who awaits them there. */
export const destinations = [
  { country: { fr: 'Canada', en: 'Canada' }, city: 'Montréal', sponsor: 'Accueil Exemple Montréal' },
  { country: { fr: 'États-Unis', en: 'United States' }, city: 'Columbus', sponsor: 'Example Resettlement Ohio' },
  { country: { fr: 'Norvège', en: 'Norway' }, city: 'Bergen', sponsor: 'Bergen kommune (eksempel)' },
  { country: { fr: 'Suède', en: 'Sweden' }, city: 'Göteborg', sponsor: 'Göteborgs exempel' },
  { country: { fr: 'Australie', en: 'Australia' }, city: 'Adelaide', sponsor: 'Example Settlement SA' },
] as const
