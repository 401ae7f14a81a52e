//! Words of trade writing in both languages and what each says: flows, directions, kinds of figure, things that a trade
//! table does not hold. Phrases of several words match without diacritics; single words must carry their own.

use super::words::{Token, TokenKind, fold, tone_key};
use crate::dataset::Flow;
use std::collections::HashMap;

/// What a word or phrase says about the figures near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Exports, imports, both together.
    Flow(Flow),
    /// Balance: +1 surplus, −1 deficit, 0 no side said.
    Balance(i8),
    /// Up (+1) or down (−1).
    Direction(i8),
    /// "by", "thêm": the change itself stands behind it.
    By,
    /// "to", "lên", "đạt", "còn": the level stands behind it.
    To,
    /// "from", "từ".
    From,
    /// "compared with", "so với".
    Base,
    /// "than", "hơn" after an adjective: what follows is compared with.
    Than,
    /// Part of a whole.
    Share,
    /// Per year, on average.
    Average,
    /// Per year.
    PerYear,
    /// Per month.
    PerMonth,
    /// Per day.
    PerDay,
    /// "gấp": so many times.
    Multiple,
    /// Everything together.
    Total,
    /// A round number passed.
    Milestone,
    /// Planned, not yet real.
    Plan,
    /// Things that are counted: items, markets.
    Items(Counted),
    /// A run: in a row.
    Streak,
    /// Most (+1) or least (−1).
    Extreme(i8),
    /// "ever", "on record".
    Ever,
    /// "equal to": an index or a ratio.
    Index,
    /// In the order named.
    Respectively,
    /// Something a trade table does not hold.
    Elsewhere,
    /// GDP.
    Gdp,
    /// Amount of goods.
    Quantity,
    /// Year on year.
    OnYear,
    /// On the month before.
    OnMonth,
    /// On the quarter before.
    OnQuarter,
    /// A forecast or a wish.
    Forecast,
    /// Ends what was said of a part: "overall".
    Whole,
    /// More than the row itself is counted in.
    Added,
    /// Excluding.
    Without,
    /// The same figure "respectively": of it, in which.
    OfWhich,
    /// What goods are worth, no flow said: "kim ngạch".
    Worth,
    /// Says nothing of what its words say elsewhere: "theo giá hiện hành".
    Nothing,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Goods.
    Goods,
    /// Countries, markets.
    Partners,
    /// Either.
    Any,
}

/// Phrases and what they say. `|` parts phrases of one meaning.
const PHRASES: &[(Mark, &str)] = &[
    (
        Mark::Flow(Flow::Turnover),
        "xuất nhập khẩu|xuất, nhập khẩu|xuất khẩu và nhập khẩu|xuất khẩu, nhập khẩu|xuất - nhập khẩu|xuất và nhập khẩu|nhập khẩu và xuất khẩu|xnk|\
         kim ngạch thương mại|thương mại hai chiều|kim ngạch hai chiều|trao đổi thương mại|kim ngạch buôn bán|giao thương hai chiều|\
         hai chiều|hai chiều buôn bán|hai chiều thương mại|trao đổi hai chiều|thương mại song phương|kim ngạch song phương|buôn bán hai chiều|\
         exports and imports|imports and exports|export and import|import and export|import-export|export-import|exported and imported|\
         trade turnover|turnover|xuất và nhập cộng lại|xuất, nhập cộng lại|xuất nhập cộng lại|cả xuất lẫn nhập|cả xuất và nhập|xuất và nhập khẩu cộng lại|exports and imports combined|exports and imports together|exports plus imports|total trade|two-way trade|two way trade|bilateral trade|merchandise trade|foreign trade|trade volume|trade value|\
         trade in goods|goods trade|external trade|export-import turnover|overall trade|combined trade|tổng giá trị giao thương|giao thương|thương mại hàng hóa hai chiều|thương mại hàng hóa|tổng thương mại|hai nước trao đổi|hai bên trao đổi|trao đổi hàng hóa|commerce between|trade flows|goods trade between|trade between|overall trade volume|aggregate trade|trade with",
    ),
    (
        Mark::Flow(Flow::Export),
        "xuất khẩu|xk|knxk|kim ngạch xuất khẩu|hàng xuất khẩu|xuất đi|xuất sang|xuất bán|bán sang|bán ra nước ngoài|bán ra thế giới|hàng việt nam sang|hàng sang|hàng bán sang|\
         hàng hóa sang|đơn hàng xuất|export|exports|exported|exporting|outbound shipments|overseas shipments|shipments|shipped|overseas sales|\
         outbound sales|sold abroad|sales abroad|export turnover|export earnings|export revenue|export value|sales to|shipments to|outgoing shipments|chiều xuất|chiều xuất khẩu|bán ra|bán được|mặt hàng xuất|xuất ra nước ngoài|xuất ngoại|xuất cảng|xuất sang nước này|xuất được|lượng hàng xuất|hàng xuất đi|hàng việt sang|hàng nước ta sang|hàng trong nước sang|deliveries|deliveries to|dispatches|goods sold abroad|foreign sales|shipment|exports to|ships|shipping|sold overseas|sell abroad|sells abroad|sent abroad|goods sent|services receipts|service receipts|travel receipts|tourism receipts|export receipts|export volume|export income|overseas deliveries|outward shipments|consignments|export proceeds|exporters shipped|exporters sold|what the country ships|what the country sells|what it sells abroad|xuất",
    ),
    (
        Mark::Flow(Flow::Import),
        "nhập khẩu|nk|knnk|đổ vào|lượng nhập|bán hàng cho việt nam|bán cho việt nam|vào việt nam|hàng từ|hàng mua từ|hàng nhập từ|kim ngạch nhập khẩu|hàng nhập khẩu|nhập về|nhập từ|mua từ|mua về|hàng nhập|chi nhập|chi mua|import|imports|imported|importing|inbound shipments|purchases from|\
         purchases abroad|purchases|bought abroad|import bill|import turnover|import value|import spending|bought from|purchased from|incoming shipments|overseas purchases|mua vào|chiều mua vào|chiều nhập|chiều nhập khẩu|nhập hàng|hàng ngoại|hàng ngoại nhập|hóa đơn nhập khẩu|nhập cảng|mua hàng|mua của|nhập của|đưa về|tiền nhập|nhập siêu hàng|mua hàng từ|nhập|arrivals of goods|services payments|service payments|travel payments|inward shipments|import receipts|import demand|goods bought|sourced from|overseas buying|buys from|inflow of goods|what the country buys|what it buys abroad|import invoice|supplies from|là nguồn cung|nguồn cung lớn|nguồn cung chính|nguồn cung hàng|thị trường cung cấp|thị trường cung ứng",
    ),
    (
        Mark::Balance(1),
        "xuất siêu|net exports|net exporter|net seller|thặng dư|thặng dư thương mại|thặng dư cán cân thương mại|cán cân thương mại thặng dư|surplus|trade surplus|surpluses|mức thặng dư|dư ra|từ chỗ dư|chuyển sang dư|in the black|trade excess|excess of exports|favourable balance|surplus of trade|external surplus|exports exceeded imports|exports exceed imports|exports outstripped imports|exports outweighed imports",
    ),
    (
        Mark::Balance(-1),
        "nhập siêu|net importer|net buyer|net imports|net import bill|thâm hụt|thâm hụt thương mại|cán cân thương mại thâm hụt|deficit|trade deficit|trade gap|trade shortfall|shortfall|deficits|deficit of trade|mức nhập siêu|mức thâm hụt|âm|hụt thương mại|thâm thủng|in the red|shortfalls|trade hole|negative balance|trading deficit|red ink|external deficit|trade deficits|imports exceeded exports|imports exceed exports|imports outstripped exports|imports outweighed exports",
    ),
    (
        Mark::Balance(0),
        "khoảng trống giữa hai chiều|khoảng cách giữa hai chiều|chênh lệch giữa hai chiều|chênh lệch hai bên|chênh lệch hai chiều|phần chênh giữa hai chiều|gap between imports and exports|gap between exports and imports|difference between exports and imports|difference between imports and exports|chênh lệch xuất nhập khẩu|chênh lệch giữa xuất khẩu và nhập khẩu|chênh lệch giữa nhập khẩu và xuất khẩu|chênh lệch xuất - nhập khẩu|net exports|xuất khẩu ròng|cán cân thương mại|trade balance|the balance|net balance|balance of trade|cán cân xuất nhập khẩu|cán cân hàng hóa|balance of payments|current account|current account balance|cán cân vãng lai",
    ),
    (
        Mark::Direction(1),
        "tăng|tăng trưởng|tốc độ tăng|tốc độ tăng trưởng|mức tăng|đà tăng|tăng mạnh|tăng nhẹ|tăng vọt|tăng tới|tăng thêm|đi lên|nhích|tăng bình quân|cao hơn|nhiều hơn|lớn hơn|vượt|cộng|\
         up|rise|rises|rose|risen|rising|increase|increases|increased|increasing|grow|grows|grew|grown|growing|growth|growth rate|climb|climbs|climbed|climbing|jump|jumps|jumped|jumping|surge|surges|surged|surging|\
         soar|soars|soared|soaring|gain|gains|gained|expand|expanded|expanding|expansion|expands|higher|more|advance|advanced|leap|leapt|leaped|added|adding|swelled|ballooned|edged up|picked up|\
         rocketed|skyrocketed|spiked|shot up|ticked up|inched up|crept up|mushroomed|bounced|bounced back|vaulted|boomed|multiplied|bật tăng|bứt phá|tăng tốc|\
         accelerated|improved|rebounded|rebound|recovered|widened|widening|widens|faster|larger|bigger|greater|above|plus|quickened|strengthened|nhỉnh hơn|nhỉnh|đi lên|leo lên|phình|phình to|tăng khá|tăng cao|lên thêm|cộng thêm|dôi|dôi ra|nhảy vọt|nhảy|đội|đội lên|tăng mạnh mẽ|vọt|vọt lên|nới rộng|nới|outpaced|upturn|upswing|notched up|eked out|powered ahead|outgrew|sprang|pickup|uptick|growing|bulged|swell|swelling|swells|balloon|inch up|inching up|edge up|edging up|leaping|leaps|quicken|strengthen|strengthening|doubling|widen|hike|hiked|ahead|rallied|rally|perked up|nudged up|moved up|went up|going up|moving up|expand",
    ),
    (
        Mark::Direction(-1),
        "giảm|còn thiếu|thiếu|hụt|mất|mất đi|hao hụt|sụt giảm|suy giảm|giảm mạnh|giảm nhẹ|giảm sâu|giảm sâu hơn|tốc độ giảm|mức giảm|đà giảm|sụt|tụt|hạ|đi xuống|lao dốc|thấp hơn|ít hơn|kém|nhỏ hơn|kém hơn|thu hẹp|co lại|tăng trưởng âm|\
         down|fall|falls|fell|fallen|falling|decline|declines|declined|declining|decrease|decreases|decreased|decreasing|drop|drops|dropped|dropping|slip|slipped|slips|shrink|shrank|shrunk|shrinking|shrinks|\
         contract|contracted|contraction|contracting|plunge|plunged|plunging|tumble|tumbled|slump|slumped|slide|slid|lower|less|lost|losing|loss|losses|gave up|gives up|giving up|forfeited|surrendered|cut|reduced|reduction|smaller|dipped|dip|narrowed|narrowing|narrows|eased|retreated|edged down|sank|\
         crashed|nosedived|tanked|cratered|crumbled|ticked down|inched down|collapsed|receded|rơi|bốc hơi|tụt giảm|\
         smaller|fewer|below|minus|weakened|slashed|shed|hụt đi|giảm tới|đi lùi|thụt lùi|co hẹp|teo|rớt|rớt xuống|tuột|lùi|tụt xuống|trượt|hao|bớt|co từ|co còn|co xuống|giảm bớt|chậm lại|rút xuống|bay hơi|sa sút|giảm tốc|thua kém|ít đi|xuống dốc|downturn|downswing|sagged|sag|sags|swooned|slipping|dipping|dips|faltered|wilted|shrivelled|went down|going down|moved down|nudged down|ebb|ebbed|recoiled|contractions|skidded|skid|dive|dove|dived|diving|tumbling|slumping|sinking|sinks|sink|sliding|slides|tumbles|plummeted|plummet|plummeting|plunges|drops|eases|easing|sunk|crashing|crash|melted|halving",
    ),
    (Mark::By, "thêm|by"),
    (
        Mark::To,
        "chậm lại còn|chậm lại ở mức|chậm lại xuống|giảm tốc còn|giảm tốc xuống|lên|lên tới|lên đến|đạt|đạt được|đạt mức|xuống|xuống còn|chỉ còn|còn|ở mức|là|ước|ước đạt|ước tính|trị giá|lên mức|thu về|góp|mang về|đem về|to|at|reached|reaching|hit|hitting|totalled|totaled|totalling|totaling|total of|worth|valued|stood|was|were|is|are|came|amounted|amounting|reach|valued at|came in at|came to|ended at|took|fetched|earned|brought in|mang lại|thu được|dừng ở|dừng lại ở|chạm|chạm mức|tốn|ngốn|mang lại cho|đem lại|cán đích|về đích|thu|bỏ ra|chi ra|chi|mới là|chỉ là|vào khoảng|rơi vào|quanh mức|xấp xỉ mức|tương ứng với|lên thành|còn lại|nâng lên|giữ ở|giữ mức|duy trì ở|duy trì ở mức|đứng ở|neo ở|generated|yielded|netted|grossed|closed at|finished at|settled at|running at|ran at|standing at|landed at|valued|clocked|posted|logged|recorded|registered|booked|amounts|stands|stands at|totals|amount|weighed in at|ending at|came to just|fetching|earning|bringing in|collected|raised|rang up|racked up|notched",
    ),
    (Mark::From, "từ|từ mức|from"),
    (
        Mark::Base,
        "đặt cạnh|đặt bên cạnh|so sánh với|đem so với|đối chiếu với|set beside|measured against|held against|the same as|unchanged from|so với|so|so sánh với|so với mức|đối chiếu với|compared with|compared to|in comparison with|in comparison to|versus|vs|against|relative to|as against",
    ),
    (
        Mark::Than,
        "ahead of|outstripping|vượt qua|hơn so với|cao hơn|thấp hơn|nhiều hơn|ít hơn|lớn hơn|nhỏ hơn|kém|than",
    ),
    (
        Mark::Share,
        "chiếm|tỷ trọng|tỉ trọng|thị phần|tỷ lệ|tỉ lệ|đóng góp|cơ cấu|chiếm tỷ trọng|chiếm tới|chiếm khoảng|share|shares|accounted for|accounting for|accounts for|account for|made up|makes up|making up|make up|\
         represented|representing|represents|proportion|market share|constituted|constituting|comprised|comprising|contributed|contributing|slice|weight|nắm|nắm giữ|góp|đóng góp tới|giành|cung cấp|took up|takes up|taking up|absorbed|absorbs|taken by|chunk|portion|stake|cornered|commanded|commands|held|claims|claimed|formed|forms|forming|supplied|supplies|bought up|responsible for|corresponds to|corresponding to|equal to a share of",
    ),
    (
        Mark::Average,
        "bình quân|trung bình|tính bình quân|average|averaged|averaging|on average|mean|compound annual|cagr|annualised|annualized|tính bình quân mỗi|average rate|an average|average pace|on an annual basis|compound annual rate|compounded annually|trung bình mỗi|bình quân hằng năm",
    ),
    (
        Mark::PerYear,
        "mỗi năm|hằng năm|hàng năm|per year|a year|annually|each year|per annum|every year|annual average|average annual|yearly",
    ),
    (
        Mark::PerMonth,
        "mỗi tháng|per month|a month|monthly average|each month|every month|average monthly|average month",
    ),
    (
        Mark::PerDay,
        "mỗi ngày|mỗi ngày làm việc|bình quân ngày|bình quân một ngày|trung bình ngày|một ngày làm việc|daily|per-day|per day|a day|daily average|average daily|each day|per working day",
    ),
    (Mark::Multiple, "gấp|bằng|times|fold"),
    (
        Mark::Total,
        "giá trị|tổng|tổng kim ngạch|tổng trị giá|tổng giá trị|tổng số|toàn bộ|cả nước|toàn quốc|total|overall|altogether|combined|in all|nationwide|everything|the total|the whole|the lot|all of it",
    ),
    (
        Mark::Whole,
        "tính chung|nhìn chung|cả nước|toàn quốc|overall|in all|altogether|in total|the country as a whole|tổng cộng|cả nền kinh tế|toàn nền kinh tế|chung cả nước|tính gộp|gộp chung|tất cả|cả tỉnh|toàn tỉnh|cả thành phố|toàn thành phố|cả vùng|toàn vùng|across the board|for the country|taken together|all told|as a whole|for the whole country|the whole country|nationally",
    ),
    (
        Mark::Milestone,
        "mốc|cán mốc|đạt mốc|vượt mốc|ngưỡng|cột mốc|kỷ lục mốc|mark|milestone|threshold|barrier|surpassed|surpassing|exceeded|exceeding|topped|topping|tops|exceeds|surpasses|passed|cross|crosses|crossed|crossing|broke through|punched through|breached",
    ),
    (
        Mark::Plan,
        "kế hoạch|chỉ tiêu|mục tiêu|dự kiến|dự kiến kế hoạch|phấn đấu|đặt mục tiêu|đặt đích|đích đề ra|target|targets|targeted|goal|goals|plan|planned|plans|budgeted|aimed for|had aimed|counted on|programme assumed|assumed by the programme|pencils in|pencilled in",
    ),
    (
        Mark::Forecast,
        "dự báo|kỳ vọng|triển vọng|có thể đạt|ước cả năm|dự đoán|sẽ đạt|hướng tới|forecast|forecasts|sees|foresees|foresee|hopes|hopes for|hoping|aims|aims for|aim for|wants|expected|expects to|expects|projected|projection|projects|outlook|estimates that|predicted|predicts|could reach|may reach|will reach|would be|will be|would reach|is likely to|by 2030|sẽ|will|ahead of forecasts|forecasting|predict|predicting|is set to|are set to|set to|could|might|may|ước tính cả năm|dự tính|được kỳ vọng|tham vọng|ambition|ambitions|aspires|to touch|by 2025|by 2035|by 2027|by 2028|đến năm 2030|vào năm 2030|đến năm 2025|vào năm 2025|polled|had forecast|economists had|had expected|projecting",
    ),
    (
        Mark::Items(Counted::Goods),
        "mặt hàng|nhóm hàng|nhóm mặt hàng|sản phẩm|ngành hàng|loại hàng|chủng loại|commodities|commodity groups|products|product groups|items|goods groups|categories|product categories|commodity|groups of goods|lines|sections|industries",
    ),
    (
        Mark::Items(Counted::Partners),
        "thị trường|quốc gia|nước|đối tác|nền kinh tế|vùng lãnh thổ|nước và vùng lãnh thổ|markets|countries|partners|trading partners|economies|destinations|buyers|suppliers|trade partners|nations",
    ),
    (Mark::Items(Counted::Any), "thành viên|câu lạc bộ|members|club"),
    (
        Mark::Streak,
        "liên tiếp|liên tục|năm liền|tháng liền|quý liền|consecutive|on end|straight|in a row|running|successive|in succession|on the trot",
    ),
    (
        Mark::Extreme(1),
        "cao nhất|lớn nhất|nhiều nhất|kỷ lục|đỉnh|busiest|best|widest|highest|largest|biggest|record|most|fastest|strongest|greatest|record high|all-time high|peak",
    ),
    (
        Mark::Extreme(-1),
        "thấp nhất|nhỏ nhất|ít nhất|yếu nhất|lowest|smallest|weakest|slowest|least|record low",
    ),
    (
        Mark::Ever,
        "từ trước đến nay|từ trước tới nay|trong lịch sử|chưa từng có|ever|on record|in history|so far|of all time|từ trước tới giờ|từng ghi nhận|từng có|mọi thời đại|trong nhiều năm|all time|since records began|to date|historically",
    ),
    (Mark::Index, "bằng|tương đương|tương đương với|equal to|equivalent to|equivalent of"),
    (Mark::Respectively, "lần lượt|tương ứng|lần lượt là|lần lượt đạt|respectively"),
    (
        Mark::Elsewhere,
        "nhà máy|công ty|tập đoàn|factory|corporation|lạm phát cơ bản|core inflation|cpi|của thế giới|trên thế giới|trung bình thế giới|of the world|worldwide|lạm phát|giá|chỉ số giá|chỉ số giá tiêu dùng|giá tiêu dùng|bán lẻ|tổng mức bán lẻ|doanh thu|doanh thu dịch vụ|sản xuất công nghiệp|chỉ số sản xuất|iip|pmi|\
         vốn đăng ký|vốn đầu tư|vốn thực hiện|giải ngân|vốn fdi|vốn|dự án|khách quốc tế|lượt khách|du khách|du lịch|dự trữ ngoại hối|tỷ giá|lãi suất|dân số|thu ngân sách|ngân sách|thuế|nộp ngân sách|\
         sản lượng|diện tích|giá usd|giá đô la|giá vàng|giá xuất khẩu|giá nhập khẩu|giá bình quân|đơn giá|giá dầu|giá thế giới|lao động|việc làm|thất nghiệp|kiều hối|nợ công|chứng khoán|vn-index|doanh nghiệp tham gia|\
         công suất|người tiêu dùng|thuế suất|yếu tố giá|hộ gia đình|\
         inflation|consumer prices|consumer price index|price index|retail sales|retail|industrial production|industrial output|factory output|manufacturing output|\
         investment|fdi inflows|foreign direct investment|registered capital|disbursement|disbursed|tourists|visitors|arrivals|remittances|reserves|foreign exchange reserves|exchange rate|interest rate|population|budget|tax|taxes|\
         unemployment|jobs|workers|employment|unit price|average price|export price|import price|prices|price|tariff|tariffs|duty|duties|output|capacity|debt|stock market|per capita|wages|yields|yield|freight rates|world trade|global trade|\
         thương mại toàn cầu|thương mại thế giới|nhập khẩu của thế giới|quy mô kinh tế|tổ chức|household|households|rupee|won|bình quân đầu người|đầu người|hộ|retail revenue|purchasing managers|theo thứ tự|in that order|each in turn|thuế nhập khẩu|thuế xuất khẩu|giá cước|cước|phí|khảo sát|lương|tiền lương|năng suất|nhân công|học phí|cổ phiếu|vốn hóa|hạn ngạch|quota|quotas|freight|shipping rates|survey|poll|economists|analysts|gdp growth|productivity|stocks|shares of the company|market value|rents|rent|subsidies|loan|loans|bond|bonds|rating|index of|business confidence|orders|order book|backlog|goods and services|xuất khẩu lao động|thương mại điện tử|e-commerce",
    ),
    (
        Mark::Gdp,
        "gdp|tổng sản phẩm|tổng sản phẩm trong nước|tổng sản phẩm quốc nội|gross domestic product|economy grew|economic growth|tăng trưởng kinh tế|kinh tế tăng trưởng|tăng trưởng gdp|gross national product|gdp of|kinh tế thế giới|nền kinh tế tăng",
    ),
    (
        Mark::Quantity,
        "khối lượng|về lượng|lượng|sản lượng xuất khẩu|in volume|volume|volumes|by volume|in tonnage|tonnage|quantity",
    ),
    (
        Mark::OnYear,
        "year-on-year|year on year|on-year|y-o-y|yoy|y/y|year-over-year|year over year|from a year earlier|from a year ago|over the year|on the year|over a year earlier|than a year earlier|than a year ago|compared with a year earlier|compared to a year earlier|from the year before|from a year before|from the previous year|from the prior year",
    ),
    (
        Mark::OnMonth,
        "month-on-month|month on month|on-month|m/m|month-over-month|month over month|from a month earlier|on the month|from the month before|from a month before",
    ),
    (
        Mark::OnQuarter,
        "quarter-on-quarter|quarter on quarter|on-quarter|q/q|quarter-over-quarter|from the quarter before|from a quarter earlier",
    ),
    (
        Mark::Added,
        "cộng cả|gộp cả|cộng thêm|gộp thêm|nếu tính cả|nếu kể cả|nếu cộng|nếu gộp|tính gộp cả|counting in|adding in|if one adds|together with",
    ),
    (
        Mark::Without,
        "không kể|không bao gồm|không tính|chưa kể|ngoài|trừ|loại trừ|nếu không kể|excluding|except|without|other than|ex",
    ),
    (
        Mark::Nothing,
        "theo giá hiện hành|giá hiện hành|theo giá so sánh|giá so sánh|at current prices|current prices|at constant prices|constant prices|in current prices|in constant prices|trị giá gia tăng|\
         put up|set up|set up shop|nghìn tỷ|at market exchange rates|customs-cleared|xuất hiện|xuất phát|xuất sắc|xuất thân|xuất bản|xuất xứ|xuất hành|xuất viện|xuất chúng|xuất kho|xuất xưởng|xuất cảnh|xuất nhập cảnh|sản xuất|đề xuất|đột xuất|lãi suất|chế xuất|khu chế xuất|tần suất|kết xuất|truy xuất|xuất hóa đơn|xuất trình|xuất chiếu|nhà sản xuất|small beer|the rest of the world|rest of the world|ra thế giới|ra nước ngoài|nước ngoài mua|với thế giới|gia nhập|hội nhập|sáp nhập|thâm nhập|đột nhập|nhập cuộc|nhập cư|du nhập|xâm nhập|nhập học|đơn hàng từ|ghi nhập|as well|rather than|than expected|than forecast|than analysts|than economists|than the market|than most|than anyone|hơn dự kiến|hơn dự báo|hơn kỳ vọng|hơn mong đợi|hơn dự đoán|more expensive|mở cửa|tăng cường|tăng ca|lên tiếng|giảm phát",
    ),
    (
        Mark::Worth,
        "kim ngạch|trị giá|giá trị|tiền thu về|số tiền|nguồn thu|số tiền phải trả|tiền thu|số thu|giá trị thu về|proceeds|receipts|earnings|revenue from exports",
    ),
    (Mark::OfWhich, "trong đó|riêng|of which|including|of this|of these|of that|gồm|bao gồm"),
];

/// A phrase made ready for matching.
#[derive(Clone, Debug)]
pub(super) struct Phrase<T> {
    words: Vec<String>,
    /// Tone key of the last word, where it has marks.
    last: Option<String>,
    /// Tone key when the phrase is one word.
    tone: Option<String>,
    /// Meaning.
    pub(super) meaning: T,
}

/// Phrases by their first word.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    by_first: HashMap<String, Vec<Phrase<T>>>,
}

impl<T: Clone + PartialEq> Phrases<T> {
    pub(super) fn new() -> Phrases<T> {
        Phrases { by_first: HashMap::new() }
    }

    /// Adds a phrase; punctuation in it is dropped.
    pub(super) fn add(&mut self, phrase: &str, meaning: T) {
        let lower = phrase.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
        let folded: Vec<String> = words.iter().map(|w| fold(w)).collect();
        let Some(first) = folded.first().cloned() else { return };
        let tone = if words.len() == 1 { words.first().map(|w| tone_key(w)) } else { None };
        let last = words.last().filter(|w| words.len() > 1 && !w.is_ascii()).map(|w| tone_key(w));
        self.by_first.entry(first).or_default().push(Phrase { words: folded, last, tone, meaning });
    }

    /// The longest phrases that begin at a token: the tokens used and their meanings. Commas, dashes, "và" and "and" between the words of
    /// a phrase may be there or not.
    pub(super) fn at(&self, tokens: &[Token], at: usize) -> Option<(usize, Vec<T>)> {
        let first = tokens.get(at).filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))?;
        let mut best: Option<(usize, Vec<T>)> = None;
        let stem = first.folded.strip_suffix("'s").or(first.folded.strip_suffix("’s"));
        // "Americans", "Thais": the people for the country.
        let plural = first
            .folded
            .strip_suffix('s')
            .filter(|p| first.capital && p.ends_with(['n', 'i']) && p.len() > 3);
        let stem = stem.or(plural);
        let listed = self.by_first.get(first.folded.as_str()).or_else(|| self.by_first.get(stem?))?;
        for phrase in listed {
            if let Some(tone) = &phrase.tone {
                // A word without any mark is taken for itself only when the phrase has none either.
                let bare = first.lower.trim_end_matches("'s").trim_end_matches("’s");
                let keys = [bare, first.lower.as_str(), plural.unwrap_or(bare)];
                if keys.iter().all(|k| tone_key(k) != *tone) {
                    continue;
                }
            }
            let Some(used) = phrase.matches(tokens, at) else { continue };
            match &mut best {
                Some((n, found)) if *n == used => {
                    if !found.contains(&phrase.meaning) {
                        found.push(phrase.meaning.clone());
                    }
                }
                Some((n, _)) if *n > used => {}
                _ => best = Some((used, vec![phrase.meaning.clone()])),
            }
        }
        best
    }
}

impl<T> Phrase<T> {
    fn matches(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let mut i = at;
        let sentence = tokens.get(at)?.sentence;
        for (n, word) in self.words.iter().enumerate() {
            if n > 0 {
                let mut skipped = 0;
                while let Some(t) = tokens.get(i) {
                    let glue = t.is(',')
                        || t.is('%')
                        || t.is_dash()
                        || t.is('&')
                        || t.is('/')
                        || (t.is('.') && !t.spaced && tokens.get(i + 1).is_some_and(|n| !n.spaced))
                        || t.is_word("va")
                        || t.is_word("and")
                        || t.is_word("or");
                    if !glue || skipped == 2 || t.folded == *word {
                        break;
                    }
                    skipped += 1;
                    i += 1;
                }
            }
            let t = tokens.get(i)?;
            if t.folded != *word || t.sentence != sentence {
                // A possessive: "country's" is matched by "country".
                let people = t.folded.strip_suffix('s').filter(|_| t.capital);
                if t.folded.strip_suffix("'s").or(t.folded.strip_suffix("’s")).or(people)
                    != Some(word.as_str())
                {
                    return None;
                }
            }
            i += 1;
        }
        // "chuyển sang dư" is not in "chuyển sang dự án"; a text without any marks is taken as it is.
        let end = tokens.get(i.checked_sub(1)?)?;
        let other = self.last.as_ref().is_some_and(|l| !end.lower.is_ascii() && tone_key(&end.lower) != *l);
        if other {
            return None;
        }
        Some(i - at)
    }
}

/// The trade words, ready for matching.
pub(super) fn trade_words() -> Phrases<Mark> {
    let mut phrases = Phrases::new();
    for (mark, list) in PHRASES {
        for phrase in list.split('|') {
            phrases.add(phrase.trim(), *mark);
        }
    }
    phrases
}

/// Words that may stand beside a flow without narrowing it.
pub(super) fn is_neutral(folded: &str) -> bool {
    const NEUTRAL: &str = " hang hoa cua ca nuoc ta viet nam nam thang quy dau cuoi qua nay toan dat uoc tinh tri gia gia kim ngach la van duoc cung da dang se con chi \
        tong va voi trong vao o tai tu den toi tren duoi so ky truoc sau lien tiep tuc manh nhe nhanh cham cao thap lon nho nhat hon ve cho khi theo thi co ra len xuong muc quy mo \
        hai chieu ngoai nhieu it du moi mot cac nhung do nay ay rieng chung tinh ghi nhan thuc hien hoach so bo du kien phuc hoi but pha vuot gap khoang gan xap xi \
        the of in for to at and or by from with on a an was were is are has have had be been its their his country country's nation's nation total overall goods merchandise good value \
        turnover revenue earnings sales worth performance growth figures figure also again still only just more most than that which while but as it they over under up down year month months quarter half \
        first last second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth two three four five six seven eight nine ten eleven twelve same period this reached rose fell grew totalled totaled came stood hit amounted increased decreased jumped dropped declined surged slipped gained shrank climbed \
        estimated preliminary data according customs office general department statistics bureau alone combined annual monthly yearly quarterly alike together both respectively after before during since \
        between through until mostly mainly meanwhile however thus so then there out all each per slightly sharply strongly steadily nearly almost about around roughly over billion million trillion usd dollars \
        ty ti trieu nghin phan tram dong loat xuat khau nhap sieu thang du tham hut can thuong mai buon ban ";
    NEUTRAL.split(' ').any(|w| w == folded)
}

#[cfg(test)]
mod tests {
    use super::super::words::tokens;
    use super::*;

    #[test]
    fn phrases_match_across_commas_and_without_marks() {
        let words = trade_words();
        let t = tokens("xuất, nhập khẩu; nhap sieu; tang 5%");
        assert_eq!(words.at(&t, 0), Some((4, vec![Mark::Flow(Flow::Turnover)])));
        assert_eq!(words.at(&t, 5), Some((2, vec![Mark::Balance(-1)])));
        assert_eq!(words.at(&t, 8), None, "one bare word is not enough: tang may be many words");
    }

    #[test]
    fn the_last_word_of_a_phrase_carries_its_tone() {
        let words = trade_words();
        let surplus = Some((3, vec![Mark::Balance(1)]));
        assert_eq!(words.at(&tokens("chuyển sang dư 2 tỷ USD"), 0), surplus);
        assert_eq!(words.at(&tokens("chuyen sang du 2 ty USD"), 0), surplus, "a text without marks");
        assert_ne!(words.at(&tokens("chuyển sang dự án"), 0), surplus);
        assert_ne!(words.at(&tokens("từ chỗ dự kiến"), 0), surplus);
    }
}
