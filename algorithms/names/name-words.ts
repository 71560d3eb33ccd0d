// Words that stand around a name, and names that stand for each other, in folded Latin letters: titles, particles, ordinals, nicknames.
// Short lists of our own, from common knowledge; a word that is not here is a name.

const list = (text: string) => text.trim().split(/\s+/)

/** How a person is addressed: says nothing about who it is. */
export const titles: ReadonlySet<string> = new Set(
  list(`mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend hon eng ing dipl lt col gen maj capt sgt general colonel major
    captain sergeant president prasident presidente premier minister monsieur mme madame mlle mademoiselle herr frau senor senora senorita
    signor signora sra dott dra dottor mag shaikh sheikh shaykh sheik cheikh haji hajji hadji hajj imam mullah mulla maulavi mawlawi maulana
    qari ustad ustaz sayyid sayed ato weizero woizero woizerit kes abba dato datuk tengku raja prince princess king queen
    pan pani gospodin gospodja imher mevrouw dhr bey hanim efendi khanum begum sri shri smt pandit`),
)

/** Little words between names; every second name has one. */
export const particleWords: ReadonlySet<string> = new Set(
  list(`al el ul ad ar as ash at az an bin ben ibn bint binti bte ould wuld wold van von der den ter ten de da di do dos du del della la le les
    lo and und et the of for zu zum zur af av san st ur ud id ait nait mac mc`),
)

/** What follows is the name of the father: said of one's own, it cannot be turned round. */
export const sonOf: ReadonlySet<string> = new Set(list('bin ben ibn bint binti bte ould wuld wold'))

/** Servant of …: one name with the word after it, however the two are joined (Abd al-Aziz, Abdul Aziz, Abdulaziz). */
export const servantOf: ReadonlySet<string> = new Set(list('abd abdel abdal abdul abdol abdu abdou abdoul abdur abdus'))
export const articles: ReadonlySet<string> = new Set(list('al el ul ar as ash at az an ad ur us er es'))

/** Which of several persons of one name. */
export const ordinals: ReadonlyMap<string, string> = new Map(
  list('jr:jr junior:jr sr:sr senior:sr ii:2 iii:3 iv:4 2nd:2 3rd:3 4th:4').map((pair) => pair.split(':') as [string, string]),
)

/** Legal forms of a company, which also get pasted behind a person's name. */
export const legalForms: ReadonlySet<string> = new Set(
  list(`llc ltd limited inc incorporated corp corporation co company plc gmbh ag kg ohg se sa sas sarl srl spa bv nv oy ab asa doo ooo oao zao
    pao jsc ojsc cjsc pjsc llp lp pte pty bhd sdn tbk pt kk aktiengesellschaft`),
)

/** Parts of a legal form that is written out: only beside another one. */
export const legalParts: ReadonlySet<string> = new Set(
  list('joint stock open closed public private liability gesellschaft mit beschrankter haftung'),
)

/** Given names that one person answers to. A word may be in several rows. */
const sameGivenName = `
  alexander aleksandr alexandr sasha alex sandy alec alejandro alessandro iskander · alexandra sasha sandra · alexei aleksei alyosha ·
  andrew andrei andrey andrej andy drew andre andres · anthony antonio tony anton antoine · benjamin ben benny bibi binyamin benyamin ·
  barack barry · catherine katherine kate kathy katie cathy katya ekaterina yekaterina · charles charlie chuck carlos karl carl ·
  christopher chris kit · christina christine tina · daniel dan danny danilo · david dave davy dawit daud dawood · deborah debbie deb ·
  dimitri dmitry dima mitya · edward ed eddie ted ned eduardo · elizabeth liz lizzie beth betty eliza elsabet · eugene gene yevgeny evgeny
  evgeni zhenya · francis frank francisco pancho paco francesco francois · frederick fred freddie friedrich · gabriel gabe ·
  george jorge giorgos georgios yuri georgy · gerald gerry jerry · gregory greg grisha grigory · henry harry hank henri enrique ·
  ivan vanya · jacob jake jack yakov yaqub yaqoub · james jim jimmy jamie · joseph joe joey jose josef yusuf youssef yosef · john johnny jack
  jon jonny johan hans jan juan jean · jonathan jon jonny · kenneth ken kenny · lawrence larry laurence · leonard len lenny leo ·
  margaret maggie meg peggy greta · maria marie mary mariam maryam miriam masha · matthew matt matvei mateo matteo ·
  michael mike mick mickey misha mikhail miguel michel mikael · mohammed muhammad mohamed mehmet mamadou md mohd muhd mohamad mahomet ·
  natalia natalya natasha · nathaniel nathan nate · nicholas nick nicky nikolai nikolay kolya nicolas nikola · olga olya ·
  patrick pat paddy · paul pavel pablo paolo pasha · peter pete pyotr petr pedro pierre pietro · philip phil felipe filip philippe ·
  rafael rafa · raymond ray · rebecca becky · richard rich rick dick ricky ricardo · robert bob rob bobby robbie roberto ·
  ronald ron ronnie · samuel sam sammy · sergei sergey serge seryozha sergio · stephen steven steve stefan stepan esteban etienne stephane ·
  susan sue susie · tatiana tatyana tanya · theodore ted teddy theo fyodor fedor · thomas tom tommy tomas · timothy tim timmy ·
  victor vitya viktor · victoria vicky vika · vladimir vova volodya volodymyr vladimer · vyacheslav slava · william will bill billy willie
  liam guillermo guillaume wilhelm · yelena elena lena helen helena · zachary zach zack · abdullah abdallah abdulla · ali aly · omar umar omer ·
  osama usama · ahmed ahmad ahmet · hussein husain hossein husayn huseyin · hassan hasan · fatima fatma fatimah fatemeh · aisha ayesha aicha
  aysha · khadija hatice khadijah · ibrahim abraham avraham ebrahim · yohannes johannes yohanes · tesfaye tesfay tesfai · haile hailu ·
  gebre gabre ghebre · lee li yi ri rhee i · park pak bak · choi choe · kim gim · jung jeong chung jong · cho jo · ryu yu yoo lyu · noh roh no`

export const nicknames: ReadonlyMap<string, ReadonlySet<number>> = rowsOf(sameGivenName)

function rowsOf(text: string): Map<string, Set<number>> {
  const rows = new Map<string, Set<number>>()
  for (const [row, names] of text.split('·').entries()) {
    for (const name of list(names)) rows.set(name, (rows.get(name) ?? new Set()).add(row))
  }
  return rows
}

export function sharesNickname(a: string, b: string): boolean {
  const rows = nicknames.get(a)
  const others = rows === undefined ? undefined : nicknames.get(b)
  if (rows === undefined || others === undefined) return false
  for (const row of rows) if (others.has(row)) return true
  return false
}
