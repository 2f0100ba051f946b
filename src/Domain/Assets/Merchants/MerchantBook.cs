using System.Collections.Frozen;

namespace MyDataHub.Domain.Assets.Merchants;

/// <summary>The seed of the merchant dictionary: brands by exact normalised name, and words that name a kind of business.</summary>
internal static class MerchantBook
{
    internal static readonly FrozenDictionary<string, string> Brands = Table(
        (Category.Groceries, "이마트 이마트에브리데이 이마트24 홈플러스 롯데마트 롯데슈퍼 코스트코 코스트코코리아 하나로마트 농협하나로마트 GS더프레시 마켓컬리 컬리 오아시스마켓 트레이더스 CU GS25 세븐일레븐 미니스톱 노브랜드 초록마을 정육각 쿠팡프레시"),
        (Category.Dining, "스타벅스 스타벅스코리아 투썸플레이스 이디야커피 이디야 메가커피 메가엠지씨커피 컴포즈커피 빽다방 커피빈 폴바셋 할리스 배달의민족 우아한형제들 요기요 쿠팡이츠 맥도날드 롯데리아 버거킹 맘스터치 KFC 서브웨이 파리바게뜨 뚜레쥬르 던킨 배스킨라빈스 본죽 김밥천국 한솥 한솥도시락 교촌치킨 BBQ BHC 아웃백 빕스 도미노피자 피자헛"),
        (Category.Clothing, "무신사 유니클로 자라 ZARA H&M 탑텐 스파오 지그재그 에이블리 29CM 나이키 아디다스 ABC마트"),
        (Category.Home, "다이소 아성다이소 이케아 IKEA 오늘의집 버킷플레이스 한샘 하이마트 롯데하이마트 전자랜드 삼성디지털프라자 일렉트로마트 쿠팡로켓설치"),
        (Category.Housing, "한국전력공사 한전 한국전력 서울도시가스 코원에너지서비스 예스코 삼천리 삼천리도시가스 대성에너지 한국지역난방공사 상수도사업본부 서울아리수본부"),
        (Category.Transport, "GS칼텍스 SK에너지 S-OIL S OIL 에쓰오일 HD현대오일뱅크 현대오일뱅크 알뜰주유소 티머니 캐시비 이즐 카카오T 카카오모빌리티 카카오택시 우티 쏘카 그린카 하이패스 한국도로공사 코레일 한국철도공사 SRT 에스알 서울교통공사 파킹클라우드 아이파킹 모두의주차장"),
        (Category.Telecom, "SKT SK텔레콤 KT 케이티 LGU+ LG유플러스 엘지유플러스 SK브로드밴드 알뜰폰 KT엠모바일 헬로모바일 하나로텔레콤"),
        (Category.Leisure, "CGV 롯데시네마 메가박스 넷플릭스 NETFLIX 유튜브프리미엄 GOOGLE YOUTUBE 디즈니플러스 티빙 웨이브 왓챠 멜론 지니뮤직 스포티파이 SPOTIFY 교보문고 예스24 YES24 알라딘 밀리의서재 인터파크티켓 스팀 STEAM 닌텐도 에버랜드 롯데월드"),
        (Category.Health, "올리브영약국 서울대학교병원 세브란스병원 삼성서울병원 서울아산병원"),
        (Category.Education, "메가스터디 대성마이맥 이투스 클래스101 인프런 패스트캠퍼스 윤선생 구몬 눈높이 웅진씽크빅 해커스"),
        (Category.LodgingTravel, "야놀자 여기어때 아고다 AGODA 에어비앤비 AIRBNB 부킹닷컴 BOOKING COM 호텔스닷컴 대한항공 아시아나항공 제주항공 진에어 티웨이항공 하나투어 모두투어 신라면세점 롯데면세점"),
        (Category.OtherGoods, "올리브영 CJ올리브영 시코르 아리따움 이니스프리 랄라블라"));

    /// <summary>Looked for at the end of a word of the name, longest first; see CategoryEvidences.</summary>
    internal static readonly (string Word, string Category)[] Words =
    [
        .. Table(
            (Category.Groceries, "슈퍼마켓 슈퍼 마트 편의점 정육점 청과 반찬 식자재마트"),
            (Category.Dining, "식당 분식 치킨 피자 카페 커피 베이커리 제과점 국밥 갈비 삼겹살 횟집 초밥 스시 라멘 칼국수 냉면 족발 보쌈 호프 포차 김밥 떡볶이 레스토랑 음식점"),
            (Category.Clothing, "의류 패션 신발 수선 세탁소"),
            (Category.Home, "가구 가전 철물점 인테리어 생활용품"),
            (Category.Housing, "관리비 도시가스 전기요금 수도요금 상하수도 지역난방 월세 임대료 공인중개사 부동산"),
            (Category.Health, "병원 의원 치과 한의원 약국 내과 정형외과 피부과 안과 이비인후과 소아과 건강검진 의료원"),
            (Category.Transport, "주유소 충전소 택시 주차장 주차 카센터 정비 타이어 세차장 세차 고속버스 터미널 톨게이트 통행료 교통카드"),
            (Category.Telecom, "통신요금 휴대폰요금 인터넷요금"),
            (Category.Leisure, "노래방 노래연습장 PC방 당구장 볼링장 헬스장 헬스 피트니스 필라테스 요가 골프장 골프 스크린골프 영화관 서점 문구 꽃집 화원"),
            (Category.Education, "학원 유치원 어린이집 교습소 등록금 학교 대학교 독서실 스터디카페"),
            (Category.LodgingTravel, "호텔 모텔 펜션 리조트 게스트하우스 여행사 항공"),
            (Category.OtherGoods, "미용실 헤어 네일 화장품 안경 안경원 장례식장 보험료 수수료"),
            (Category.NonConsumption, "국민연금 건강보험 국민건강보험 국민건강보험공단 고용보험 지방세 국세 재산세 자동차세 주민세 종합소득세 과태료 이자 축의금 부의금 경조사비"))
        .OrderByDescending(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => (pair.Key, pair.Value)),
    ];

    private static FrozenDictionary<string, string> Table(params (string Category, string Names)[] rows) => rows
        .SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Category)))
        .DistinctBy(pair => pair.name)
        .ToFrozenDictionary(pair => pair.name, pair => pair.Category, StringComparer.Ordinal);
}
