"""Penalty clauses and wordings for make_invented_cases.py.

Each clause names its law, article and the words of the statute that set the amount (`quote`, compared with the corpus by
`make_invented_cases.py --laws`), the dates between which an act falls under it, and who may be the party. `low` and
`high` are yuan, or times the amount that the facts state after `base`. Stories are sentences with slots: {date},
{party}, {place}, {n}, {m} (numbers), {value} (the base in yuan), {goods}. Everything told in them is invented.
"""

FOOD, AIR, WASTE = "中华人民共和国食品安全法", "中华人民共和国大气污染防治法", "中华人民共和国固体废物污染环境防治法"
WATER, NOISE, CODE = "中华人民共和国水污染防治法", "中华人民共和国噪声污染防治法", "中华人民共和国生态环境法典"
AD, QUALITY, RIVALRY = "中华人民共和国广告法", "中华人民共和国产品质量法", "中华人民共和国反不正当竞争法"
PRICE, SAFETY, FIRE = "中华人民共和国价格法", "中华人民共和国安全生产法", "中华人民共和国消防法"
ROAD, TRAFFIC, FISH = "中华人民共和国公路法", "中华人民共和国道路交通安全法", "中华人民共和国渔业法"
SEED, PRODUCE, ANIMAL = "中华人民共和国种子法", "中华人民共和国农产品质量安全法", "中华人民共和国动物防疫法"

SHOP, FIRM, PERSON = "个体工商户", "企业", "自然人"
POLICE = "公安局交通警察大队"
ECO_END = "2026-08-14"  # 生态环境法典 is in force from 2026-08-15 and replaces the laws it took in.


def clause(field, law, article, quote, low, high, parties, stories, **more):
    """One clause; `more`: base, base_from, base_to, since, until, item, agency, other, kinds (names of parties)."""
    return {"field": field, "law": law, "article": article, "quote": quote, "low": low, "high": high,
            "parties": parties, "stories": stories, "since": "2015-10-01", "until": "2026-12-31", "base": None,
            "other": [], **more}


EXPIRED = [
    "{date}，执法人员在{party}的货架上查见{goods}{n}{unit}，标注的保质期均已届满，与在售商品混放，未作任何区分。经核算，涉案食品货值金额{value}元。",
    "接群众投诉后核查发现，{party}于{date}售出过期{goods}{m}{unit}，店内另存{n}{unit}未下架，货值金额{value}元。消费者提供了购物小票和商品照片。",
    "{party}仓库冷柜内存放的{goods}{n}{unit}已超过保质期。当事人称近期更换店员，盘点遗漏。执法人员于{date}当场清点，货值金额{value}元。",
]
FOOD_CLAUSES = [
    clause("食品安全", FOOD, 124, "货值金额不足一万元的，并处五万元以上十万元以下罚款", 50000, 100000, [SHOP, FIRM], EXPIRED,
           item="第一款第五项", base="货值金额", base_from=60, base_to=9500, floor_only=True, other=["没收违法生产经营的食品"]),
    clause("食品安全", FOOD, 124, "货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款", 10, 20, [FIRM], [
        "{date}监督抽检显示，{party}生产的{goods}菌落总数超出国家标准限值，该批次共{n}件，货值金额{value}元，售出部分已启动召回。",
        "{party}将回收的临期{goods}更换包装后重新标注生产日期对外销售，{date}案发时已发往{m}家门店，货值金额{value}元。",
        "经检验，{party}销售的{goods}霉菌计数不合格。进货凭证与销售台账表明，涉案批次共{n}件，货值金额{value}元，{date}立案调查。",
    ], item="第一款", base="货值金额", base_from=10000, base_to=68000, other=["没收违法所得", "没收违法生产经营的食品"]),
    clause("食品安全", FOOD, 125, "货值金额不足一万元的，并处五千元以上五万元以下罚款", 5000, 50000, [SHOP, FIRM], [
        "{party}销售的散装{goods}分装成袋后未贴标签，无生产者名称和生产日期。{date}检查时现场有{n}{unit}，货值金额{value}元。",
        "{date}，执法人员发现{party}经营的进口{goods}外包装没有中文标签，共{n}{unit}，货值金额{value}元，当事人不能提供报关单。",
        "{party}采购的{goods}经检验不符合食品安全标准，仍用于门店加工制作。截至{date}已使用{m}{unit}，货值金额{value}元。",
    ], item="第一款", base="货值金额", base_from=200, base_to=9600, floor_only=True, other=["没收违法生产经营的食品"]),
    clause("食品安全", FOOD, 126, "拒不改正的，处五千元以上五万元以下罚款", 5000, 50000, [SHOP, FIRM], [
        "{party}进货时未查验供货者许可证，也未建立进货查验记录。此前已被责令限期改正并警告，{date}复查时仍无任何台账。",
        "{date}复查发现，{party}安排未取得健康证明的{m}名从业人员继续从事凉菜制作，前次检查时下达的责令改正通知书未履行。",
        "{party}餐具消毒柜长期断电，{n}套餐具经检测大肠菌群不合格；责令改正期满后，{date}再次抽检结果依然不合格。",
    ], item="第一款"),
    clause("食品安全", FOOD, 126, "责令改正，给予警告", None, None, [SHOP, FIRM], [
        "{date}日常检查中，{party}不能提供{goods}的供货商资质和进货票据，未按规定建立进货查验记录，系首次被发现。",
        "{party}后厨{m}名员工健康证明过期不足一个月仍在岗。{date}检查指出后，当事人次日即组织重新体检。",
    ], item="第一款", other=["警告"]),
    clause("食品安全", FOOD, 123, "货值金额不足一万元的，并处十万元以上十五万元以下罚款", 100000, 150000, [SHOP, FIRM], [
        "{date}，{party}制售的油条经检验检出铝残留量严重超标，另查明其用工业级添加物改善口感，货值金额{value}元。",
        "{party}经营的{m}公斤牛肉无检疫合格证明，来源不明，经查系死因不明的畜肉，{date}查获时货值金额{value}元。",
    ], item="第一款", base="货值金额", base_from=400, base_to=9000, floor_only=True, other=["没收违法所得", "没收违法生产经营的食品"]),
]

ECO_CLAUSES = [
    clause("生态环境", AIR, 115, "处一万元以上十万元以下的罚款", 10000, 100000, [FIRM], [
        "{date}，{party}承建的{place}项目土方开挖作业未采取洒水抑尘措施，场内约{n}平方米裸土未覆盖，扬尘明显。",
        "{party}施工工地出入口未设车辆冲洗设施，{m}辆渣土车带泥上路。{date}巡查时拍照取证，工地东侧围挡也有多处缺口。",
        "群众举报{place}工地扬尘扰民。{date}核查，{party}堆放的建筑土方约{n}立方米未及时清运，也未用密闭式防尘网遮盖。",
    ], item="第一款", until=ECO_END, build=True, agency="住房和城乡建设局"),
    clause("生态环境", AIR, 117, "处一万元以上十万元以下的罚款", 10000, 100000, [FIRM], [
        "{date}，执法人员巡查至{place}，见{party}料场露天堆存砂石约{n}吨，未密闭、无围挡，大风天气下扬尘严重。",
        "{party}煤场的煤堆高出围挡近{m}米，未采取有效覆盖措施，{date}装卸作业时喷淋设备处于停用状态。",
    ], until=ECO_END),
    clause("生态环境", AIR, 99, "并处十万元以上一百万元以下的罚款", 100000, 1000000, [FIRM], [
        "{date}，监测站对{party}锅炉排气筒采样，颗粒物折算浓度为标准限值的{ratio}倍。当事人承认除尘布袋破损已有{m}天。",
        "在线监控数据显示，{party}{date}起连续{m}个小时二氧化硫排放浓度超过许可限值，最大超标{ratio}倍，未按规定报告。",
    ], item="第二项", until=ECO_END),
    clause("生态环境", AIR, 108, "处二万元以上二十万元以下的罚款", 20000, 200000, [FIRM, SHOP], [
        "{party}喷漆工序未在密闭空间内进行，废气处理设施未开启，{date}检查时作业区门窗敞开，异味明显。",
        "{date}，{party}使用溶剂型涂料{n}公斤，未建立台账，活性炭吸附装置内的活性炭已{m}个月未更换。",
        "{party}汽车修理车间露天补漆，挥发性有机物无组织排放。{date}附近居民投诉，现场检查属实。",
    ], item="第一项", until=ECO_END),
    clause("生态环境", WATER, 83, "并处十万元以上一百万元以下的罚款", 100000, 1000000, [FIRM], [
        "{date}，{party}总排口废水取样检测，化学需氧量为标准限值的{ratio}倍，氨氮亦超标，废水经雨水管网进入外环境。",
        "{party}在厂区围墙下埋设暗管，将{n}吨清洗废水绕过处理设施直接排入沟渠。{date}执法人员开挖后确认管路走向。",
    ], item="第一款", since="2018-01-01", until=ECO_END),
    clause("生态环境", WASTE, 112, "处十万元以上一百万元以下的罚款", 100000, 1000000, [FIRM], [
        "{party}机修车间产生的废机油{n}公斤露天存放，未设置危险废物识别标志，{date}现场检查时地面有渗漏痕迹。",
        "{date}核查发现，{party}未按规定建立危险废物管理台账，上年度产生的废活性炭去向记录缺失{m}个月。",
    ], since="2020-09-01", until=ECO_END),
]

ROAD_CLAUSES = [
    clause("道路运输", TRAFFIC, 92, "处二百元以上五百元以下罚款", 200, 500, [PERSON], [
        "{date}，{party}驾驶重型货车行经{place}检查点，称重显示超过核定载质量百分之{low_pct}，货物为砂石。",
        "{party}驾驶的公路客运车辆核载{seats}人，{date}出站后在途中揽客，实载{over}人。乘客证言与车内视频相符。",
    ], agency=POLICE),
    clause("道路运输", TRAFFIC, 92, "处五百元以上二千元以下罚款", 500, 2000, [PERSON], [
        "{date}，{party}驾驶半挂货车在{place}被查，过磅后确认超过核定载质量百分之{high_pct}，车辆被扣留至卸载完毕。",
        "执法人员{date}在{place}设卡检查，{party}的货车载有{n}吨钢材，超出核定载质量百分之{high_pct}，且车厢内违规载人。",
    ], agency=POLICE),
    clause("道路运输", ROAD, 76, "可以处三万元以下的罚款", 0, 30000, [PERSON, FIRM], [
        "{date}，{party}的六轴货车未经许可在公路上超限行驶，经检测车货总重{gross}吨，超过限值{m}吨。",
        "{party}为敷设管线擅自挖掘{place}路段公路{n}平方米，未设警示标志，{date}被巡查人员当场制止。",
        "{party}的履带式挖掘机未采取保护措施，{date}在{place}路面自行转场，路面压痕长{n}米。",
    ]),
    clause("道路运输", ROAD, 77, "可以处五千元以下的罚款", 0, 5000, [PERSON, FIRM], [
        "{date}，{party}运输的渣土沿途洒落，污染{place}路面约{n}平方米，影响后车通行。",
        "{party}车辆漏油未及时处置，{date}造成{place}路面污染{n}米，养护单位出动人员清理。",
    ]),
    clause("道路运输", SAFETY, 97, "处十万元以下的罚款", 0, 100000, [FIRM], [
        "{date}检查{party}安全台账，{m}名驾驶员未接受岗前安全培训即上车营运，培训记录系事后补签。",
        "{party}经营普通货物运输，主要负责人未经安全考核合格。{date}执法检查时，企业未能提供隐患排查治理记录。",
        "{party}未如实记录安全教育培训情况，抽查的{n}份试卷笔迹雷同，{date}约谈时负责人予以承认。",
    ], since="2021-09-01", transport=True),
    clause("道路运输", SAFETY, 99, "处五万元以下的罚款", 0, 50000, [FIRM], [
        "{date}抽查发现，{party}名下{m}辆车的卫星定位装置被人为遮断信号，相关数据无法上传，企业未处置。",
        "{party}未对车辆灭火器、应急锤等安全设备定期检测，{date}抽查的{n}具灭火器压力不足。",
    ], since="2021-09-01", transport=True),
]

MARKET_CLAUSES = [
    clause("市场监管", AD, 55, "处广告费用三倍以上五倍以下的罚款", 3, 5, [FIRM, SHOP], [
        "{party}在宣传单上称其理疗仪“根治颈椎病”，无任何依据，共印发{n}份。广告费用{value}元，{date}查处。",
        "{date}监测发现，{party}网店页面宣称产品获“国家级金奖”，经核实该奖项不存在。页面制作等广告费用{value}元。",
    ], item="第一款", base="广告费用", base_from=300, base_to=30000),
    clause("市场监管", AD, 55, "处二十万元以上一百万元以下的罚款", 200000, 1000000, [FIRM], [
        "{party}在直播间虚构净水器除菌率检测数据，观看量{n}人次。广告由员工自行完成，费用无法计算，{date}立案。",
        "{date}，{party}户外屏播放的楼盘广告虚构学位配套，已吸引{m}户签约，广告费用无法计算。",
    ], item="第一款"),
    clause("市场监管", AD, 58, "处广告费用一倍以上三倍以下的罚款", 1, 3, [FIRM, SHOP], [
        "{party}为普通食品发布广告，使用“降血糖”等疾病治疗功能用语，{date}查见，广告费用{value}元。",
        "{party}招生广告承诺“不过退费、保录取”，对培训效果作保证性承诺，广告费用{value}元。{date}责令停止发布。",
        "未经审查，{party}自{date}起在电梯间发布医疗器械广告{n}幅，广告费用{value}元。",
    ], item="第一款", base="广告费用", base_from=500, base_to=40000),
    clause("市场监管", AD, 59, "对广告主处十万元以下的罚款", 0, 100000, [FIRM, SHOP], [
        "{party}在海报中引用“销量遥遥领先”的统计数据，未标明出处。{date}检查时海报仍张贴在店内。",
        "{date}，{party}短视频账号发布对比测评，贬低同行商品，播放量{n}次，无检测依据。",
    ], item="第一款"),
    clause("市场监管", QUALITY, 49, "货值金额等值以上三倍以下的罚款", 1, 3, [FIRM, SHOP], [
        "{date}抽检，{party}销售的电动自行车充电器{n}个不符合强制性国家标准，存在触电隐患，货值金额{value}元。",
        "{party}销售的儿童安全座椅未通过强制性标准检测，共{m}台，货值金额{value}元。{date}送达检验报告，当事人未申请复检。",
    ], base="货值金额", base_from=800, base_to=60000, since="2015-10-01", other=["没收违法产品"]),
    clause("市场监管", QUALITY, 50, "货值金额百分之五十以上三倍以下的罚款", 0.5, 3, [FIRM, SHOP], [
        "{party}以再生料冒充全新料生产塑料管材{n}根，{date}经检验为不合格产品，货值金额{value}元。",
        "{date}，{party}把散装白酒灌入品牌酒瓶以次充好，查获{n}瓶，货值金额{value}元。",
    ], base="货值金额", base_from=800, base_to=60000, other=["没收违法产品"]),
    clause("市场监管", PRICE, 42, "可以并处五千元以下的罚款", 0, 5000, [SHOP, FIRM], [
        "{date}节假日巡查，{party}经营的{m}个品种海鲜未明码标价，顾客结账时才得知价格。",
        "{party}停车场收费公示牌内容与实际计费不一致，{date}核查当日有{n}名车主受影响。",
    ]),
    clause("市场监管", RIVALRY, 25, "处一百万元以下的罚款", 0, 1000000, [FIRM], [
        "{party}雇人在点评平台刷好评{n}条，虚构消费记录提升店铺排名。{date}调取后台数据予以固定。",
        "{date}，{party}以返现方式诱导顾客删除差评并虚构成交{n}单，使消费者对商品销售状况产生误解。",
    ], item="第一款", since="2025-10-15"),
]

CITY_CLAUSES = [
    clause("城市管理", AIR, 118, "处五千元以上五万元以下的罚款", 5000, 50000, [SHOP, FIRM], [
        "{party}经营烧烤未安装油烟净化设施，{date}委托检测油烟浓度超过排放标准{ratio}倍，周边居民多次投诉。",
        "{date}，{party}油烟净化器未通电运行，排烟口滴油。检测结果显示油烟排放超标。",
    ], item="第一款", until=ECO_END),
    clause("城市管理", AIR, 116, "处二千元以上二万元以下的罚款", 2000, 20000, [FIRM, PERSON], [
        "{date}夜间，{party}的渣土车未密闭，沿{place}遗撒约{n}米，路面视频完整记录了经过。",
        "{party}运输砂石的车辆篷布破损，{date}途经{place}时物料撒漏，执法人员当场拦停。",
    ], until=ECO_END),
    clause("城市管理", AIR, 119, "对单位处一万元以上十万元以下的罚款", 10000, 100000, [FIRM], [
        "{date}，{party}在{place}空地焚烧废塑料和橡胶约{n}公斤，产生有毒有害烟尘，消防人员到场扑灭。",
        "{party}院内露天焚烧建筑垃圾和油毡，浓烟扰民，{date}接举报后查实。",
    ], item="第二款", until=ECO_END),
    clause("城市管理", WASTE, 111, "处十万元以上一百万元以下的罚款", 100000, 1000000, [FIRM], [
        "{party}将拆除工程产生的建筑垃圾{n}立方米擅自倾倒在{place}河滩。{date}调取车辆轨迹后确认。",
        "{date}巡查发现，{party}未及时清运工地施工固体废物，{n}立方米堆在{place}人行道旁，也未编制处理方案报备案。",
    ], item="第一款", since="2020-09-01", until=ECO_END, build=True),
    clause("城市管理", NOISE, 77, "处一万元以上十万元以下的罚款", 10000, 100000, [FIRM], [
        "{date}凌晨，{party}在{place}居民区旁浇筑混凝土，未取得夜间施工证明，{m}户居民来电投诉。",
        "{party}夜间使用破碎锤作业，{date}监测昼夜噪声均超过建筑施工场界排放标准，最大超出{m}分贝。",
    ], since="2022-06-05", until=ECO_END, build=True),
    clause("城市管理", CODE, 1132, "处五千元以上五万元以下的罚款", 5000, 50000, [SHOP], [
        "{date}，{party}油烟净化设施滤网缺失，未保持正常使用，经检测油烟超标排放{ratio}倍。",
    ], item="第一款", since="2026-08-15"),
    clause("城市管理", FIRE, 60, "处五千元以上五万元以下罚款", 5000, 50000, [FIRM], [
        "{date}检查时，{party}经营场所的疏散通道被货物占用，宽度不足{m}分米，安全出口指示灯损坏{n}处。",
        "{party}擅自停用火灾自动报警系统，控制室无人值守。{date}消防检查当场测试，报警信号无法传输。",
    ], item="第一款", agency="消防救援大队"),
]

FARM_CLAUSES = [
    clause("农业农村", FISH, 38, "处五万元以下的罚款", 0, 50000, [PERSON], [
        "{date}夜间，{party}在{place}水域用自制电鱼设备捕鱼，查获渔获物{m}公斤及电瓶、逆变器一套。",
        "禁渔期内，{party}于{date}驾船在{place}下放地笼网{n}条，渔获物{m}公斤已放生。",
    ], item="第一款", until="2026-04-30", version="2013-12-28", other=["没收渔获物"]),
    clause("农业农村", FISH, 77, "并处二十万元以下的罚款", 0, 200000, [PERSON], [
        "{date}，{party}在{place}水域使用电捕装置捕鱼，当场查获渔获物{m}公斤，另有蓄电池{m}块。",
    ], item="第一款", since="2026-05-01", version="2025-12-27", other=["没收渔获物"]),
    clause("农业农村", SEED, 76, "货值金额不足一万元的，并处三千元以上三万元以下罚款", 3000, 30000, [SHOP, FIRM], [
        "{party}未取得种子生产经营许可证，{date}起销售自行繁育的水稻种子{n}公斤，货值金额{value}元。",
        "{date}检查，{party}超出许可证载明的品种范围经营玉米种子{m}袋，货值金额{value}元。",
    ], item="第一款", base="货值金额", base_from=300, base_to=9500, floor_only=True, since="2022-03-01", other=["没收种子"]),
    clause("农业农村", SEED, 79, "处二千元以上二万元以下罚款", 2000, 20000, [SHOP, FIRM], [
        "{party}销售的{n}袋大豆种子标签未标注检疫证明编号和质量指标，{date}被农业执法人员登记保存。",
        "{date}核查，{party}未按规定建立、保存种子经营档案，上一销售季的进销记录全部缺失。",
    ], since="2022-03-01"),
    clause("农业农村", PRODUCE, 71, "货值金额不足一万元的，并处五万元以上十万元以下罚款", 50000, 100000, [FIRM], [
        "{date}例行监测，{party}销售的韭菜腐霉利残留超过标准限量，涉案{n}公斤，货值金额{value}元。",
        "{party}养殖基地出栏的鲫鱼检出恩诺沙星超标，{date}追溯销售{n}公斤，货值金额{value}元。",
    ], item="第一款", base="货值金额", base_from=300, base_to=9500, floor_only=True, since="2023-01-01"),
    clause("农业农村", PRODUCE, 71, "对农户，并处五百元以上五千元以下罚款", 500, 5000, [PERSON], [
        "{party}系种植农户，{date}自产自销的芹菜毒死蜱残留超标，共{n}公斤，农药使用记录不完整。",
        "{date}，{party}采收未过安全间隔期的豇豆{n}公斤运往市场，速测结果呈阳性，定量检测超标。",
    ], item="第一款", since="2023-01-01"),
    clause("农业农村", ANIMAL, 98, "处三千元以上三万元以下罚款", 3000, 30000, [PERSON, FIRM], [
        "{party}饲养生猪{n}头，未取得动物防疫条件合格证。{date}检查时场区无消毒设施。",
        "{date}，{party}将{m}头病死猪丢弃在{place}沟渠，未按规定作无害化处理，周边村民报告。",
        "{party}从事活禽运输，车辆未经备案，{date}在检查站被查，车上有活鸡{n}只。",
    ], since="2021-05-01"),
    clause("农业农村", ANIMAL, 100, "货值金额一倍以下罚款", 0, 1, [PERSON, SHOP], [
        "{date}，{party}运输的{m}头生猪未附有检疫证明，同类检疫合格动物货值金额{value}元。",
        "{party}在市场经营的羊肉未附检疫证明和检疫标志，{date}查扣，同类检疫合格动物产品货值金额{value}元。",
    ], item="第一款", base="货值金额", base_from=2000, base_to=50000, since="2021-05-01"),
]

CLAUSES = FOOD_CLAUSES + ECO_CLAUSES + ROAD_CLAUSES + MARKET_CLAUSES + CITY_CLAUSES + FARM_CLAUSES
