//! Look-alikes of Chinese characters, which PDF programs put for the characters themselves: ⼀ for 一.

use std::borrow::Cow;

/// What U+2E80 and those after it stand for.
const SUPPLEMENT: &str = "\
    ⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王⺪目示礻⺮糹纟罓罒㓁冗⺵\
    羊⺷⺸耂肀聿肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶邑钅長镸长门⻕阝雨青韦页风飞食⻞飠饣⻡马骨鬼鱼鸟卤麦黄黾斉\
    齐歯齿竜龙龜亀龟";

/// What the Kangxi radicals, U+2F00 and those after it, stand for in the script of the mainland.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
    廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
    邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// What U+F900 and those after it stand for; one whose character needs more bytes stands for itself, so that places stay.
const COMPATIBILITY: &str = "\
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆\
    虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參\
    塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說\
    廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪\
    律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀\
    﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑\
    梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵\u{FA6C}舘";

const BLOCKS: [(char, &str); 3] =
    [('\u{2E80}', SUPPLEMENT), ('\u{2F00}', KANGXI), ('\u{F900}', COMPATIBILITY)];

/// Gives the character that a look-alike stands for, else the character itself.
pub fn unified(c: char) -> char {
    match c {
        // Angle brackets of mathematics, which look like those around a title.
        '\u{2329}' => return '〈',
        '\u{232A}' => return '〉',
        _ if !is_suspect(c) => return c,
        _ => {}
    }
    let found = BLOCKS.iter().rfind(|(first, _)| *first <= c);
    let place = |first: char| usize::try_from(u32::from(c) - u32::from(first)).ok();
    found.and_then(|(first, block)| block.chars().nth(place(*first)?)).unwrap_or(c)
}

/// Gives the text with its look-alikes replaced; the number of characters and of bytes stays.
pub fn unify(text: &str) -> Cow<'_, str> {
    if text.contains(is_suspect) {
        Cow::Owned(text.chars().map(unified).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_suspect(c: char) -> bool {
    matches!(c, '\u{2329}' | '\u{232A}' | '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::{unified, unify};

    #[test]
    fn look_alikes_become_characters_and_all_else_stays() {
        assert_eq!(unify("⼀、总体情况，⼾籍⻚面⻓期⾦額，一二三"), "一、总体情况，户籍页面长期金額，一二三");
        assert_eq!(unified('\u{2FD5}'), '龠');
        assert_eq!(unified('\u{F900}'), '豈');
        for c in ['\u{2FDF}', '\u{FAFF}', '（', '〇', 'a'] {
            assert_eq!(unified(c), c);
        }
        let all = |first: char, last: char| (first..=last).collect::<String>();
        let text = all('\u{2E80}', '\u{2FDF}') + &all('\u{F900}', '\u{FAFF}');
        assert_eq!(unify(&text).len(), text.len(), "places stay");
    }
}
