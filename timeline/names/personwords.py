"""Words by which names of people are told from others, and what stands in them.

All folded. The lists are of English use: titles that stand before a name, nouns of
bodies and things that are no people, what belongs to a family name, and family names
that stand first where people of East Asia are written as at home.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "president minister chancellor secretary senator congressman congresswoman"
    " representative deputy-secretary general colonel admiral marshal major captain"
    " lieutenant brigadier commander sergeant ambassador envoy consul commissioner"
    " sir lord lady dame baron baroness dr doctor prof professor mr mrs ms miss"
    " mister monsieur madame herr frau premier taoiseach chairman chairwoman chair"
    " chairperson director governor mayor spokesman spokeswoman spokesperson speaker"
    " comrade judge justice sheikh sheik shaikh sayyid ayatollah imam mullah rabbi"
    " archbishop bishop cardinal patriarch father reverend rev hon honourable"
    " secretary-general director-general attorney-general vice-president"
    " president-elect prosecutor diplomat negotiator adviser advisor leader"
    " candidate mp amb gen col lt sen gov rep pres pm fm"
)
"""Stand before a name, the last of them right before it."""

GIVEN_TITLES = _words(
    "king queen prince princess emperor empress tsar tsarina czar kaiser shah sultan"
    " emir amir pope saint st archduke duke duchess"
)
"""Titles of those who are called by a given name: what follows is no family name."""

BEFORE_TITLES = _words(
    "prime foreign defence defense interior finance trade energy oil economy justice"
    " vice deputy first second third acting former then-president then late outgoing"
    " incoming current new assistant under undersecretary special permanent high"
    " chief senior junior lord state crown grand supreme federal national attorney"
    " press opposition party presidential general secretary interim ex caretaker"
    " external internal home cabinet union of for and the affairs"
)
"""May stand before a title; with them names of states, adjectives and acronyms."""

AFTER_TITLES = _words(
    "state defense defence treasury commerce energy staff council office affairs"
    " security trade finance interior exchequer general-secretary elect"
)
"""End a title that goes on after its noun: secretary of state, chief of staff."""

SUFFIXES = _words("jr jnr junior sr snr senior ii iii iv v")
"""Stand behind a family name and belong to the name."""

FATHERS = _words("bin ibn bint ben")
"""Before the name of a father: no family name without it."""

PARTICLES = _words(
    "van von der den ter ten de del della di da das do dos du la le las los el al ul"
    " af av zu zur y e abu abd ud"
)
"""Stand before the last word of a family name; a name may begin with them."""

NO_PEOPLE = _words(
    "avenue road bridge canal hotel palace"
    " academy administration agency airlines airport alliance ambassadors army"
    " assembly association authority authorities bank battalion board body brigade"
    " broadcasting bureau cabinet campaign capital center centre channel church"
    " city coalition college command commission committee community company"
    " conference confederation congress consortium consulate convention cooperation"
    " corp corporation corps council country court courts delegation department"
    " directorate division embassy exchange factory federation fleet force forces"
    " foundation front fund government group groups guard headquarters hospital"
    " house inc industries industry initiative institute institution international"
    " intelligence island islands junta kingdom league legislature limited llc ltd"
    " media military militia ministry mission monitor movement museum navy network"
    " news office opposition order organisation organization parliament"
    " parliamentarians parties partnership party people plant police powers press"
    " programme program project protesters protestors railways rebels regime"
    " regiment region republic republics resistance river sea secretariat senate"
    " service services society square squadron states street students summit"
    " syndicate talks tank team television territory times today tower treaty"
    " troops trust union united university volunteers workers world"
)
"""In the name of a body or a thing: then nobody is called so."""

LINKS = _words("of for and the in on at to against with from by und et &")
"""Join words of the names of bodies; in no name of a person behind its titles."""

EAST_ASIAN = _words(
    # Chinese, in pinyin and Wade-Giles.
    "ai an bai ban bao bi bian bo cai cao cen chai chang chao che chen cheng chi"
    " chiang chiao chien chin ching chou chu chuang cui dai deng ding dong du duan"
    " fan fang fei feng fu gan gao ge geng gong gu guan gui guo hai han hao he hong"
    " hou hsi hsiao hsieh hsu hu hua huang hui ji jia jian jiang jiao jin jing kang"
    " kao ke keng kong ku kung kuo lai lan lao lei leng li lian liang liao lin ling"
    " liu long lou lu luo ma mao mei meng mi miao mo mu ning niu ou ouyang pan pang"
    " pei peng pi ping pu qi qian qiao qin qiu qu quan ren rong ruan shao she shen"
    " sheng shi shih situ song su sun sung tan tang tao teng tian tien ting tong tsai"
    " tsang tsao tseng tu tung wan wang wei wen weng wu xi xia xiang xiao xie xin"
    " xing xiong xu xuan xue yan yang yao ye yeh yi yin ying you yu yuan yue yun zang"
    " zeng zha zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou zuo"
    # Korean.
    " kim lee yi rhee park pak choi choe jeong jung chung chong kang cho jo yoon yun"
    " jang lim im shin sin seo suh kwon gwon hwang ahn yoo yu ryu no roh noh hong"
    " moon mun bae paek baek nam shim oh woo han ri ro ko"
    # Vietnamese.
    " nguyen tran pham hoang huynh vu vo dang bui ngo duong ly dinh trinh to luong"
    " truong phan ho le ton mai"
)
"""Family names that stand first."""
