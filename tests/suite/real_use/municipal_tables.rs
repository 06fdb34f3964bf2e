//! 28, 29: tables of events as municipalities publish them, column for column.

use crate::page_text::main_text;
use crate::portal::Portal;

/// The columns of a real table of events, twelve of them without a name, with events of our own in it.
#[test]
fn a_citys_table_of_events_as_it_is() {
    let head = "\"№\",\"対象\",\"開催日\",\"開始時間\",\"終了時間\",\"行事名\",\"場所名称\",\"緯度\",\"経度\",\"説明\",\
                \"料金\",\"定員\",\"申込期間\",\"URL\",\"問い合わせ先（町の担当課）\",\"TEL\",,,,,,,,,,,,\n";
    let rows = "\"1\",\"高校生・一般\",\"12月7日(月)～\n1月4日(月・祝) \",\"9:00\",\"17:00（最終入館16:30まで）\",\"霧坂の絵図展\",\
                \"資料館３階\n常設展示室\",\"39.40\",\"141.10\",\"霧坂の道をたどります。\",\"無料\",\"なし\",\"なし\",\
                \"https://ezu.example/\",\"霧坂資料館\",\"0198-00-4502\",,,,,,,,,,,,\n\
                \"2\",\"両方\",\"12月11日（金）\",\"10:30\",\"12:30\",\"庭木の冬支度\",\"町民センター\",\"39.40\",\"141.10\",\
                \"剪定を学びます。\",\"500円\n（資料代等）\",\"申込先着30人\",\"定員に達するまで\",\"https://niwaki.example/\",\
                \"町民センター\",\"0198-00-7534\",,,,,,,,,,,,\n\
                \"3\",\"両方\",\"12月22日（火）\",\"14:00\",\"—\",\"夜の市\",\"駅前広場\",\"39.40\",\"141.10\",\
                \"夜に開く市です。\",\"席による\",\"無し\",\"—\",\"https://yoru.example/\",\"商工会\",\"839-2865\",,,,,,,,,,,,\n";
    let table = |title: &str| format!("{title}{head}{rows}");
    let portal = Portal::new("", &[("content/events/data.csv", &table(""))]);
    let run = |portal: &Portal| portal.run(&["check", "--format", "short", "--as-of", "2026-11-29"]).out;
    assert_eq!(
        run(&portal),
        "content/events/data.csv:1:43: notice[EN064]: 載せるところのない列を読み飛ばしました：緯度、経度。\n\
         content/events/data.csv:2:14: warning[EN066]: 「開催日」の列の 2・3・4 行目は、何年のことか分からないので、書かれた言葉のまま載せました（「12月7日(月)～ 1月4日(月・祝)」など）。\n\
         content/events/data.csv:7:121: warning[EN035]: 「TEL」の列の 4 行目の電話番号に、市外局番がありません（「839-2865」など）。\n"
    );
    // With the year above the table, as the first advice says.
    portal.write("content/events/data.csv", table("令和8年度 行事,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"));
    assert!(!run(&portal).contains("EN066"), "{}", run(&portal));
    let built = portal.build(&["--as-of", "2026-11-29"]);
    let pages: Vec<String> = built
        .files
        .keys()
        .filter(|path| path.starts_with("events/") && !path.ends_with("index.html"))
        .map(|path| main_text(&built.page(path)))
        .collect();
    for lines in [
        "日時\n2026年12月7日（月） 9:00〜2027年1月4日（月） 17:00（最終入館16:30まで）",
        "日時\n2026年12月11日（金） 10:30〜12:30",
        "日時\n2026年12月22日（火） 14:00",
        "定員\n先着30人",
        "参加費\n席による",
        "会場\n駅前広場",
    ] {
        assert!(pages.iter().any(|page| page.contains(lines)), "{lines} is not in\n{}", pages.join("\n\n"));
    }
}

/// The national table of events, of 32 columns in CP932.
#[test]
fn the_national_table_of_events_is_content() {
    let head = "市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,イベント名_英語,開始日,終了日,開始時間,\
                終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,連絡先内線番号,主催者,\
                場所名称,住所,方書,緯度,経度,アクセス方法,駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考";
    let row = "013391,0001,北海道,霧坂町,坂の音楽会,サカノオンガクカイ,Concert,2026-12-05,2026-12-05,13:30,15:00,雨天中止,\
               坂で小さな音楽会を開きます。,500円,中学生以下は無料,文化課,0138-00-0101,2101,坂の会,坂のホール,霧坂町1-1,2階,41.76,\
               140.72,駅から5分,あり,80,2026-12-01,17:00,電話で,https://ongaku.example/,チラシあり";
    let text = format!("{head}\r\n{row}\r\n");
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    let portal = Portal::new("", &[]);
    portal.write("content/events/list.csv", bytes);
    let checked = portal.run(&["check", "--format", "short", "--as-of", "2026-11-29"]);
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    // Its own name is the only region that this portal does not have.
    let is_asked =
        |line: &str| !line.contains("EN068") && (line.contains("error[") || line.contains("warning["));
    assert!(!checked.out.lines().any(is_asked), "{}", checked.out);
    let built = portal.build(&["--as-of", "2026-11-29"]);
    let page = built.files.keys().find(|path| path.starts_with("events/") && !path.ends_with("index.html"));
    let page = main_text(&built.page(page.expect("the event's page")));
    for lines in [
        "日時\n2026年12月5日（土） 13:30〜15:00",
        "会場\n坂のホール霧坂町1-1 2階",
        "参加費\n500円",
        "定員\n80人",
        "0138-00-0101 内線2101",
        "雨天中止",
    ] {
        assert!(page.contains(lines), "{lines} is not in\n{page}");
    }
    assert!(!page.contains("チラシあり"), "{page}");
}
