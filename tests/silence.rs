//! Sentences that real reports are full of, and that no rule of words may report.

#![allow(clippy::unwrap_used)]

use gen_report::checks::{Case, check};
use gen_report::form::ANNUAL_2021;
use gen_report::input;
use gen_report::source::Source;

/// Rules of words: what they report must be there.
const RULES: &[&str] =
    &["F103", "F115", "F116", "P101", "P102", "T101", "T102", "T103", "T104", "T105", "T106"];

const SENTENCES: &[&str] = &[
    "一是完善制度。修订《某县政务公开工作规定（试行）》《关于进一步做好〈政府信息公开条例〉贯彻落实工作的通知》，明确各单位职责；二是强化培训，全年举办培训班3期（线上2期、线下1期），参训人员210人次；三是严格审核，做到先审查、后公开，一事一审、层层把关。",
    "（一）主动公开情况。2024年1—12月，县政府门户网站公开信息1,234条，其中：政策文件56条、财政预决算88条（含“三公”经费12条）、重点领域信息1,090条。",
    "按照“谁公开、谁负责，谁审核、谁负责”的原则，坚持边学边改、边查边改，能公开的全部公开，该公开的及时公开。",
    "我局于2024年10月20日和11月5日分别召开推进会，5·15政务公开日活动于5月15日举行，发放资料3000余份。",
    "根据《国务院办公厅关于印发2024年政务公开工作要点的通知》（国办发〔2024〕5号）、《某省人民政府办公厅关于印发〈某省2024年政务公开工作要点〉的通知》（某政办〔2024〕12号）要求……",
    "网址：https://www.example.gov.cn/col/col1234/index.html?uid=1,2;a:b(c)，邮箱：zwgk@example.gov.cn。",
    "全年接听热线电话12345转办件13800件，办结率99.8%；网站总访问量13912345678次。",
    "以便民利民为目的的专栏改版，取得了了解民情、方便群众的效果，实现了政府信息公开公开栏全覆盖。",
    "人民政府政府信息公开专栏、政务服务服务窗口、政务公开公开栏、信息公开工作工作机构、部门部门预算。",
    "人人参与，事事公开，件件有着落，一件一件办，一项一项抓，时时处处讲规范，常常检查，多多益善，方方面面、高高兴兴、实实在在。",
    "（2024）新4221行初3号行政判决书、（2023）某行终12号裁定已经生效。",
    "第二十条第（一）项、第（五）项、第（六）项规定的信息，第三十三条第二款规定的期限。",
    "1.公开内容不够丰富。2.解读形式单一。3.业务能力不强。",
    "1．公开内容不够丰富。\n2．解读形式单一。\n3．业务能力不强。",
    "（一）加强领导\n1.成立领导小组。\n2.明确分工。\n（二）强化培训\n1.举办培训班。\n2.开展交流。\n（三）严格考核",
    "首先，部分栏目更新不及时；其次，解读质量不高；第三，队伍不稳定。",
    "存在的问题：一是更新不及时，二是解读少，三是人员变动大。改进措施：一是定期检查，二是丰富解读，三是稳定队伍。",
    "主要有以下几方面：①公开意识不强；②更新不及时；③队伍不稳定。",
    "一方面，公开意识不强；另一方面，人员变动大。二是更新不及时。",
    "一要提高认识，二要加强培训，三要严格考核。",
    "2024年，我局1名工作人员……5.推进会召开12次，其中3.5万人次参与。",
    "3月，召开会议。4月，开展培训。12月31日，完成全年任务。",
    "3.15消费者权益日活动。\n5.12防灾减灾日活动。\n12.4国家宪法日活动。",
    "今年以来，今年的工作……同时，同时期数据……其中，其中心任务是公开。",
    "全年公开信息，全年共46条。以及，及时公开。以及及时更新。",
    "公开的的士运价信息、有的的确不宜公开、众矢之的的问题。",
    "统一社会信用代码11654221010545678X，项目编号202401010012345678，资金账号6228480402564890018。",
    "咨询电话：0901-3340090，传真0901-3340091，监督电话0901-12345。",
    "张**、李**等3人申请公开征地信息，联系方式138****1234，身份证号6542**********1234。",
    "A类12条、B类5条;C类3条（含PDF、WORD格式）。GB/T 9704-2012。IPv6(支持)。",
    "上年（2023年）新收5件，本年（2024年）新收3件，（2022）年以来呈下降趋势。",
    "文号为某政发〔2024〕1号、某政办发〔2024〕23号、国办公开办函〔2021〕30号、国办函〔2020〕109号。",
    "《政府信息公开条例》（国务院令第711号）自2019年5月15日起施行，原条例（国务院令第492号）经国务院令第711号修订。",
    "我局高度重视，进一步进行了整改；通过，通过率达到100%。没有，没有收到举报。",
    "政府信息公开信息化水平；信息公开公开率；公开公平公正；管理管好用好；学习学习再学习。",
    "本机关认真贯彻落实条例，本机关主动公开信息12条，本机关未收到申请。",
    "　　2024年，某镇共公开信息100条：\n\n（1）党务信息20条；\n（2）政务信息60条；\n（3）村务信息20条。",
    "（一）完善平台建设。（二）加强队伍建设。（三）强化督促检查。",
    "“互联网+政务服务”、C++、A&B、3#楼、#话题#、2*3、5**级。",
    "某县人民政府办公室2024年12月31日前，办公室办公条件改善。",
    "按照“谁起草、谁解读”的要求，政策文件与解读材料同步组织、同步审签、同步发布。",
    "挂牌出让某县（2024）12号地块，办理县人大代表第（2024）35号建议。",
    "全年收到申请12件，其中自然人9件、法人或其他组织3件；上年结转0件，结转下年度0件。",
    "公开时间为10:30，比例为1:2，GDP增长5.6%。",
];

/// Titles with the year 2024 that every rule of titles lets pass; the agency is 某县人民政府办公室.
const TITLES: &[&str] = &[
    "某县人民政府办公室2024年政府信息公开工作年度报告",
    "某县 2024 年度政府信息公开工作年度报告",
    "某市某县人民政府办公室\n2024年政府信息公开工作年度报告",
    "某县人民政府2024年度政府信息公开工作年度报告",
    "某县人民政府政府信息公开工作年度报告（2024年）",
    "2024年某县人民政府办公室政府信息公开工作年度报告",
    "关于某县2024年政府信息公开工作年度报告",
    "某县人民政府办公室二〇二四年政府信息公开工作年度报告",
    "《某县人民政府办公室２０２４年政府信息公开工作年度报告》",
];

/// Openings of a report for 2024 that say which period it covers.
const OPENINGS: &[&str] = &[
    "本报告所列数据的统计期限自2024年1月1日起，至2024年12月31日止。本报告电子版自2025年1月20日至2026年1月19日可在县政府网站下载。",
    "统计期限：2024年1月1日－2024年12月31日。",
    "报告期为2024.1.1—2024.12.31。",
    "本报告中的数据统计时限从2024年1月1日开始，到2024年12月31日结束。",
    "（数据统计周期：2024年1月至2024年12月）",
    "本年度报告数据统计时间为2024年01月01日至12月31日24时。",
    "统计期限为2024年全年。",
];

fn told(text: &str, rules: &[&str]) -> Vec<String> {
    let source = Source::new("report.toml", text);
    let report = input::read(&source, &ANNUAL_2021);
    assert!(!report.has_syntax_errors, "{text}");
    let found = check(&Case::new(&ANNUAL_2021, &report));
    let found = found.into_iter().filter(|problem| rules.contains(&problem.code));
    found.map(|problem| format!("{} {}", problem.code, problem.message)).collect()
}

#[test]
fn nothing_is_made_of_what_reports_commonly_say() {
    for sentence in SENTENCES {
        let text = format!("year = 2024\n[overview]\ndisclosure = '''\n{sentence}'''\n");
        assert_eq!(told(&text, RULES), Vec::<String>::new(), "{sentence}");
        let text = format!("year = 2024\n[problems]\nproblems = '''\n{sentence}'''\n");
        assert_eq!(told(&text, RULES), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn nothing_is_made_of_titles_in_all_their_orders() {
    for title in TITLES {
        let text = format!("year = 2024\ntitle = '''{title}'''\n[agency]\nname = \"某县人民政府办公室\"\n");
        assert_eq!(told(&text, &["F101", "F102", "F106", "T106"]), Vec::<String>::new(), "{title}");
    }
}

#[test]
fn nothing_is_made_of_periods_in_all_their_spellings() {
    for opening in OPENINGS {
        let text = format!("year = 2024\nopening = '''{opening}'''\n");
        assert_eq!(told(&text, &["F103", "T103"]), Vec::<String>::new(), "{opening}");
    }
}

#[test]
fn nothing_is_missing_where_the_file_could_not_be_read() {
    let torn = "year = 2024\ntitle = “报告”\n[overview]\ndisclosure = \"公开5条。\"\n";
    let source = Source::new("report.toml", torn);
    let report = input::read(&source, &ANNUAL_2021);
    let found = check(&Case::new(&ANNUAL_2021, &report));
    let codes: Vec<_> = found.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["F001"]);
}
