/**
 * The parts of which fictitious names are put together, by tradition: each in Latin letters (spellings parted by a slash) and, where the
 * tradition has one, in its own script. Common first names and built-up family names of nobody in particular.
 */
import type { LanguageCode } from '#domain/kit/place.ts'

export type Part = { readonly latin: readonly string[]; readonly native: string }

export type Tradition = {
  readonly name: string
  /** How many of a hundred people come from here. */
  readonly share: number
  /** With the first most frequent. */
  readonly nationalities: readonly string[]
  readonly languages: readonly LanguageCode[]
  readonly female: readonly Part[]
  readonly male: readonly Part[]
  /** A family name is a stem with an ending; a tradition without endings uses the stem alone. */
  readonly stems: readonly Part[]
  readonly endings: readonly Part[]
  /** FATHER: the family name is the father's first name, and no two generations share one. */
  readonly familyNameFrom: 'FAMILY' | 'FATHER'
}

function parts(text: string): Part[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [latin = '', ...native] = part.split(' ')
      return { latin: latin.replaceAll('_', ' ').split('/'), native: native.join(' ').replaceAll('_', ' ') }
    })
}

const none: Part[] = [{ latin: [''], native: '' }]

export const traditions: readonly Tradition[] = [
  {
    name: 'arabic',
    share: 24,
    nationalities: ['SYR', 'IRQ', 'SDN', 'TUN', 'DZA', 'MAR', 'LBN', 'XXA'],
    languages: ['ar', 'fr'],
    female:
      parts(`Fatima/Fatimah/Fatma فاطمة, Mariam/Maryam مريم, Aicha/Aisha عائشة, Zahra زهراء, Noor/Nour نور, Khadija/Khadidja خديجة, Amina/Ameena أمينة, Salma سلمى,
      Rania/Raniya رانيا, Yasmin/Yasmine ياسمين, Huda/Houda هدى, Samira/Sameera سميرة, Layla/Leila ليلى, Hanan/Hanane حنان, Rim/Reem ريم, Dalal دلال, Iman/Imane إيمان, Siham سهام, Nadia ناديا, Sawsan/Saoussan سوسن`),
    male: parts(`Mohamed/Mohammed/Muhammad/Mohammad محمد, Ahmad/Ahmed أحمد, Ali علي, Hassan/Hasan حسن, Hussein/Hossein/Husain حسين, Ibrahim/Ebrahim إبراهيم, Youssef/Yusuf/Yousef يوسف, Omar/Umar عمر,
      Khaled/Khalid خالد, Mustafa/Mostafa/Moustapha مصطفى, Karim/Kareem كريم, Samir/Sameer سمير, Tarek/Tariq طارق, Walid/Waleed وليد, Bilal/Belal بلال, Nabil/Nabeel نبيل, Fadi/Fady فادي, Ziad/Zyad زياد, Anas أنس, Jamal/Djamel/Gamal جمال`),
    stems:
      parts(`Halab حلب, Baghdad بغداد, Basra/Basr بصر, Mosul/Mawsil موصل, Hamdan حمدان, Najjar نجار, Haddad حداد, Khatib/Khateeb خطيب, Sabbagh صباغ, Masr/Misr مصر, Jabbour/Jabbur جبور, Salman سلمان,
      Rashid/Rachid رشيد, Saleh/Salih صالح, Mansour/Mansur منصور, Qasim/Kassem قاسم, Nasser/Nasir ناصر, Hamid/Hameed حميد, Aziz عزيز, Barak بارك, Tamim تميم, Zaydan/Zeidan زيدان, Sharif/Cherif شريف, Turk ترك,
      Sham/Cham شام, Homs/Hims حمص, Daraa درعا, Kufa كوف, Wahran/Ouahran وهران, Fas فاس, Tunis/Tounes تونس, Atlas أطلس, Bahr بحر, Jabal/Djebel جبل, Nahr نهر, Rabi/Rabih ربيع`),
    endings: parts(`_, i/y ي, an/ane ان, awi/aoui اوي, iya/iyya ية`),
    familyNameFrom: 'FAMILY',
  },
  {
    name: 'persian',
    share: 20,
    nationalities: ['AFG', 'IRN', 'AFG'],
    languages: ['fa', 'prs'],
    female:
      parts(`Zahra زهرا, Maryam/Mariam مریم, Parvin/Parween پروین, Shirin/Chirine شیرین, Golnaz/Gulnaz گلناز, Laleh/Lala لاله, Nasrin/Nasreen نسرین, Mina مینا, Soraya/Suraya ثریا, Mahnaz مهناز, Roya/Ruya رویا, Farzana/Farzaneh فرزانه,
      Setara/Setareh ستاره, Nilofar/Niloufar نیلوفر, Shabnam/Chabnam شبنم, Homa/Huma هما`),
    male: parts(`Reza/Riza رضا, Hamid/Hameed حمید, Karim/Kareem کریم, Jawad/Javad جواد, Farhad/Ferhad فرهاد, Bahram بهرام, Dariush/Daryouch داریوش, Omid/Umid امید, Navid/Naveed نوید, Rahim/Raheem رحیم, Nader/Nadir نادر, Esmail/Ismail اسماعیل,
      Mahmud/Mahmoud محمود, Gholam/Ghulam غلام, Siawash/Siavash سیاوش, Parwiz/Parviz پرویز`),
    stems:
      parts(`Ahmad احمد, Karim کریم, Rahim رحیم, Nazar نظر, Sultan/Soltan سلطان, Akbar اکبر, Nur/Noor نور, Shah شاه, Hashem/Hashim هاشم, Musa/Mousa موسا, Rostam/Rustam رستم, Jamshid جمشید, Farid/Fareed فرید, Hakim/Hakeem حکیم, Yar یار, Sadiq/Sadegh صادق,
      Rasul/Rasoul رسول, Amir/Ameer امیر, Mirza میرزا, Zaman زمان, Sarwar/Sarvar سرور, Qader/Ghader قادر, Wali/Vali ولی, Baz باز`),
    endings: parts(`i/y ی, zada/zadeh زاده, pour/pur پور, nejad/nejhad نژاد, yan/ian یان, zai/zay زی, khel خیل, _`),
    familyNameFrom: 'FAMILY',
  },
  {
    name: 'tigrinya and amharic',
    share: 16,
    nationalities: ['ERI', 'ETH', 'ERI'],
    languages: ['ti', 'am'],
    female:
      parts(`Selam/Sellam ሰላም, Tsehay/Sehay ጸሃይ, Almaz አልማዝ, Hiwet/Hiwot ሂወት, Letebrhan/Letebirhan ለተብርሃን, Saba/Sabaa ሳባ, Rahel/Rachel ራሄል, Bsrat/Bisrat ብስራት, Abeba/Abebe አበባ, Tigist ትዕግስት, Mihret/Mehret ምህረት, Senait/Senayt ሰናይት,
      Yordanos/Yordanose ዮርዳኖስ, Feven ፌቨን, Helen ሄለን, Luwam ሉዋም`),
    male: parts(`Tesfay/Tesfaye ተስፋይ, Yonas/Jonas ዮናስ, Dawit/Daweet ዳዊት, Berhane/Birhane ብርሃነ, Kidane/Kidan ኪዳነ, Haile/Hayle ሃይለ, Mehari/Mehary ምሕረይ, Abraham/Abrham ኣብርሃም, Samuel ሳሙኤል, Filmon/Philmon ፊልሞን, Robel ሮቤል, Amanuel/Emmanuel ኣማኑኤል,
      Tekle/Tekele ተክለ, Girmay/Girmai ግርማይ, Solomon/Selemon ሰለሞን, Eyob/Iyob ኢዮብ, Gebre/Ghebre ገብረ, Welde/Wolde ወልደ`),
    stems: parts(
      `Gebre/Ghebre ገብረ, Welde/Wolde ወልደ, Haile/Hayle ሃይለ, Tekle/Tekele ተክለ, Kifle/Kefle ክፍለ, Gebru ገብሩ, Araya/Araia ኣርኣያ, Zere/Zera ዘርኣ, Fisseha/Fisiha ፍስሃ, Berhane/Birhane ብርሃነ, Habte/Hapte ሃብተ, Mebra/Mebrah መብራ, Tewelde/Tewolde ተወልደ`,
    ),
    endings: parts(
      `mariam/maryam ማርያም, selassie/selase ስላሴ, medhin/medhn መድህን, giorgis/ghiorghis ጊዮርጊስ, mikael/michael ሚካኤል, yesus/iyesus ኢየሱስ, tsion/sion ጽዮን, ab ኣብ, tu ቱ, _, hiwet/hiwot ህይወት, kidan ኪዳን, tensae/tinsae ትንሳኤ, alem ዓለም`,
    ),
    familyNameFrom: 'FATHER',
  },
  {
    name: 'ukrainian and russian',
    share: 9,
    nationalities: ['UKR', 'RUS', 'GEO', 'UKR'],
    languages: ['uk', 'ru'],
    female: parts(
      `Olena/Elena Олена, Oksana/Oxana Оксана, Iryna/Irina Ірина, Natalia/Nataliya Наталія, Tetiana/Tatiana Тетяна, Svitlana/Svetlana Світлана, Yuliia/Julia Юлія, Halyna/Galina Галина, Kateryna/Ekaterina Катерина, Mariia/Maria Марія, Anna/Hanna Ганна, Lesia Леся`,
    ),
    male: parts(
      `Volodymyr/Vladimir Володимир, Serhii/Sergei/Sergiy Сергій, Oleksandr/Alexander Олександр, Andrii/Andrei Андрій, Mykola/Nikolai Микола, Yurii/Yuri Юрій, Dmytro/Dmitri Дмитро, Ivan Іван, Petro/Piotr Петро, Bohdan/Bogdan Богдан, Taras Тарас, Oleh/Oleg Олег`,
    ),
    stems: parts(
      `Koval Ковал, Bondar Бондар, Shev/Chev Шев, Tkach Ткач, Melnyk/Melnik Мельник, Kravch/Kravtch Кравч, Lys Лис, Savch/Savtch Савч, Rud Руд, Pavl Павл, Roman Роман, Petr Петр, Mark Марк, Klym/Klim Клим, Harm/Garm Гарм, Yak/Iak Як, Sydor/Sidor Сидор, Fedor Федор, Vasyl/Vasil Васил, Zakhar Захар`,
    ),
    endings: parts(`enko енко, chuk/tchouk чук, yk/ik ик, iv/ov ів, skyi/ski ський, uk/ouk ук, yshyn/ishin ишин, a а`),
    familyNameFrom: 'FAMILY',
  },
  {
    name: 'punjabi',
    share: 5,
    nationalities: ['IND', 'PAK'],
    languages: ['pa', 'hi'],
    female: parts(
      `Harpreet/Harprit ਹਰਪ੍ਰੀਤ, Simran ਸਿਮਰਨ, Jasleen ਜਸਲੀਨ, Manpreet/Manprit ਮਨਪ੍ਰੀਤ, Navneet ਨਵਨੀਤ, Amrit ਅੰਮ੍ਰਿਤ, Baljit/Baljeet ਬਲਜੀਤ, Kiran ਕਿਰਨ, Rupinder/Roopinder ਰੁਪਿੰਦਰ, Sukhdeep ਸੁਖਦੀਪ`,
    ),
    male: parts(
      `Gurpreet/Gurprit ਗੁਰਪ੍ਰੀਤ, Harjit/Harjeet ਹਰਜੀਤ, Balwinder ਬਲਵਿੰਦਰ, Jaswant ਜਸਵੰਤ, Manjit/Manjeet ਮਨਜੀਤ, Sukhvinder ਸੁਖਵਿੰਦਰ, Amarjit/Amarjeet ਅਮਰਜੀਤ, Kuldeep ਕੁਲਦੀਪ, Ranjit/Ranjeet ਰਣਜੀਤ, Davinder ਦਵਿੰਦਰ`,
    ),
    stems: parts(
      `Singh ਸਿੰਘ, Kaur ਕੌਰ, Gill ਗਿੱਲ, Sidhu/Siddhu ਸਿੱਧੂ, Dhillon/Dhilon ਢਿੱਲੋਂ, Sandhu ਸੰਧੂ, Grewal ਗਰੇਵਾਲ, Bains/Bainss ਬੈਂਸ, Dhaliwal ਧਾਲੀਵਾਲ, Brar ਬਰਾੜ, Sohal ਸੋਹਲ, Mann ਮਾਨ`,
    ),
    endings: none,
    familyNameFrom: 'FAMILY',
  },
  {
    name: 'nepali and hindi',
    share: 4,
    nationalities: ['NPL', 'IND', 'BTN'],
    languages: ['ne', 'hi'],
    female: parts(
      `Priya/Priyaa प्रिया, Sita/Seeta सीता, Laxmi/Lakshmi लक्ष्मी, Maya माया, Gita/Geeta गीता, Radha राधा, Sunita/Suneeta सुनीता, Kamala कमला, Asha/Aasha आशा, Nirmala निर्मला`,
    ),
    male: parts(
      `Ram/Raam राम, Krishna कृष्ण, Hari हरि, Bishnu/Vishnu विष्णु, Suresh सुरेश, Rajesh राजेश, Dipak/Deepak दीपक, Prakash प्रकाश, Mohan मोहन, Gopal गोपाल`,
    ),
    stems: parts(
      `Sharma शर्मा, Adhikari अधिकारी, Thapa थापा, Gurung गुरुङ, Tamang तामाङ, Rai राई, Limbu लिम्बू, Khadka खड्का, Bhattarai भट्टराई, Acharya आचार्य, Magar मगर, Karki कार्की`,
    ),
    endings: none,
    familyNameFrom: 'FAMILY',
  },
  {
    name: 'somali',
    share: 8,
    nationalities: ['SOM', 'DJI', 'SOM'],
    languages: ['so'],
    female: parts(`Hodan, Fadumo/Faduma, Sahra, Asli, Ifrah, Hibo, Nimco/Nimo, Ubah, Khadra, Deqa/Deka`),
    male: parts(`Abdi, Warsame, Guled, Cabdullahi/Abdullahi, Liban, Jama/Jaamac, Farah/Faarax, Nur/Nuur, Hersi/Xirsi, Dahir/Daahir`),
    stems: parts(
      `Abdi, Warsame, Farah/Faarax, Jama/Jaamac, Omar/Cumar, Hersi/Xirsi, Adan/Aadan, Elmi/Cilmi, Samatar, Roble/Rooble, Shire, Egal/Cigaal, Duale, Geedi/Gedi, Hassan/Xasan`,
    ),
    endings: none,
    familyNameFrom: 'FATHER',
  },
  {
    name: 'west african',
    share: 9,
    nationalities: ['MLI', 'GIN', 'CIV', 'SEN', 'COD', 'CMR'],
    languages: ['fr', 'bm', 'ff'],
    female: parts(
      `Aïssatou/Aissatou, Mariama, Fatoumata, Kadiatou, Awa, Oumou, Ramatoulaye, Hawa, Djénéba/Jeneba, Bintou, Grâce, Clarisse`,
    ),
    male: parts(
      `Mamadou, Ousmane/Usman, Ibrahima, Moussa/Musa, Sékou/Sekou, Amadou, Boubacar/Bubakar, Cheick/Cheikh, Issa, Lamine, Didier, Kouadio`,
    ),
    stems: parts(
      `Diallo/Jallow, Traoré/Traore, Koné/Kone, Camara/Kamara, Touré/Toure, Barry, Keïta/Keita, Coulibaly/Kulibali, Sow, Bah, Cissé/Cisse, Konaté/Konate, Sylla, Diarra/Jara, Doumbia, Ndiaye/Njie, Kouamé/Kouame, Mbala, Ilunga, Nguema`,
    ),
    endings: none,
    familyNameFrom: 'FAMILY',
  },
  {
    name: 'latin american',
    share: 5,
    nationalities: ['VEN', 'COL', 'HTI'],
    languages: ['es'],
    female: parts(`María/Maria, Luz, Carmen, Yolanda, Rosa, Ana_María/Ana_Maria, Gabriela, Beatriz, Marisol, Inés/Ines`),
    male: parts(`José/Jose, Luis, Carlos, Juan_Pablo, Miguel, Jesús/Jesus, Andrés/Andres, Rafael, Héctor/Hector, Iván/Ivan`),
    stems: parts(
      `Gonz, Rodrígu/Rodrigu, Fernánd/Fernand, Martín/Martin, Sánch/Sanch, Ramír/Ramir, Domíngu/Domingu, Vásqu/Vasqu, Álvar/Alvar, Núñ/Nun, Jimén/Jimen, Gutiérr/Gutierr, Hernánd/Hernand, Velásqu/Velasqu`,
    ),
    endings: parts(`ez, es, o`),
    familyNameFrom: 'FAMILY',
  },
]
