"""What stands on the made-up Korean pages of made_html.py around the article: short lines of common kinds, and names of boxes."""
MENU = """정치 경제 사회 국제 문화 스포츠 연예 오피니언 사설 칼럼 포토 영상 날씨 부동산 증권 금융 산업 자동차 교육 건강 여행 맛집 생활 과학 기술
 게임 만화 도서 공연 인물 지역 수도권 강원 충청 호남 영남 제주 북한 국방 외교 노동 환경 법원 뉴스 랭킹 연재 기획 이벤트 공지사항 자유게시판
 질문과답변 자료실 갤러리 회원소개 인사말 연혁 조직도 오시는길 찾아오시는길 사업안내 정보공개 민원안내 예산공개 채용공고 입찰공고 보도자료
 학사일정 수강신청 장학금 입학안내 대학원 도서관 학생생활관 인문대학 자연과학대학 공과대학 경영대학 간호대학 예술대학 평생교육원 산학협력단
 베스트 신상품 여성의류 남성의류 가방 신발 화장품 식품 가전 가구 유아 반려동물 문구 장바구니 주문조회 마이페이지 고객센터 출석체크 포인트
 유머 정보 사용기 중고장터 핫딜 휴대폰 컴퓨터 카메라 음향 낚시 등산 자전거 요리 육아 취업 고민상담 동네소식 Home About Tags Archives Posts
 Categories Guestbook Notice Blog Docs GitHub""".split()
SERVICES = ["회사소개", "이용약관", "개인정보처리방침", "청소년보호정책", "광고문의", "제휴제안", "사이트맵", "이메일무단수집거부", "고객센터",
            "저작권정책", "찾아오시는 길", "기사제보", "구독신청", "RSS", "뷰어다운로드", "영상정보처리기기 운영방침"]
TOPICS = """일상 잡담 독서 여행 개발 회고 리눅스 파이썬 자바 알고리즘 데이터베이스 네트워크 디자인 사진 요리 육아 음악 영화 운동 재테크 주식
 부동산 스터디 리뷰 후기 강의 논문 수학 통계 머신러닝 웹 서버 클라우드 Git Docker Java Spring React Vue Kotlin Linux MySQL AWS CSS Go Rust""".split()
SKIPS = ["본문 바로가기", "메뉴 건너뛰기", "주메뉴 바로가기", "하단 바로가기", "본문으로 이동", "검색 바로가기", "Skip to content"]
LISTS = ["많이 본 뉴스", "실시간 인기글", "최신글", "최근 댓글", "인기 검색어", "주요뉴스", "추천 글", "오늘의 이슈", "관련기사", "이 시각 헤드라인",
         "베스트 게시물", "화제의 영상", "지금 뜨는 글", "이 분야의 다른 글", "기획 연재", "포토뉴스", "함께 본 상품", "공지사항", "커뮤니티 인기글"]
SHARES = ["페이스북", "트위터", "카카오톡", "카카오스토리", "네이버밴드", "네이버블로그", "URL복사", "공유하기", "SNS 보내기", "이 기사를 공유합니다",
          "구독", "구독중", "기자 구독", "응원수 0", "채널 추가", "앱 다운로드", "뉴스레터 신청", "친구 추가"]
BUTTONS = ["인쇄", "스크랩", "신고", "글자 크기 변경하기", "가 작게", "가 크게", "본문 듣기", "닫기", "확인", "취소", "글쓰기", "목록", "수정", "삭제",
           "댓글 0", "추천 0", "비추천 0", "조회 1,204", "좋아요 3", "화면 확대", "화면 축소", "도움말", "레이어 닫기", "북마크", "공감 2", "메일보내기"]
POPUPS = ["본문 요약봇은 자동 추출 기술로 요약된 내용입니다.", "전체 맥락을 이해하려면 본문 보기를 권장합니다.", "이동 통신망에서는 데이터 요금이 부과될 수 있습니다.",
          "이 기사는 언론사에서 분류했습니다.", "하나의 기사가 여러 분류에 들어갈 수 있습니다.", "로그인 후 이용해 주세요.", "비밀번호를 입력하세요.",
          "삭제한 댓글은 되돌릴 수 없습니다.", "정말 삭제하시겠습니까?", "자바스크립트를 켜야 쓸 수 있습니다.", "이용자 의견을 모아 보여 드립니다.",
          "잠시 후 다시 시도해 주세요.", "현재 페이지의 정보에 만족하십니까?", "매우 만족 만족 보통 불만족 매우 불만족", "의견을 입력해 주세요.",
          "집계 시간은 사정에 따라 달라질 수 있습니다.", "브라우저를 최신판으로 바꿔 주세요.", "쿠키 사용에 동의하십니까?"]
OFFERS = ["{p} 언론사를 구독했습니다.", "주요뉴스를 메인에서 바로 볼 수 있습니다.", "언론사 구독을 그만두었습니다.", "{p} 기사를 더 보고 싶다면?", "구독자 0", "응원수 0",
          "구독 없이 계속 보기", "기자를 구독하면 새 기사를 알려 드립니다.", "네이버에서 {p} 뉴스를 받아보세요", "TALK new", "{p}를 친구로 추가하세요", "구독 해지"]
FORM = ["제목", "내용", "제목+내용", "글쓴이", "댓글", "검색", "아이디", "비밀번호", "로그인 유지", "아이디 찾기", "자동등록방지", "등록", "0 / 400", "이름"]
HEADS = ["번호 제목 글쓴이 날짜 조회", "번호 제목 글쓴이 등록일 추천 조회", "구분 제목 작성자 작성일", "No 제목 이름 날짜 조회수"]
REPLIES = ["잘 읽었습니다.", "저도 그렇게 생각해요", "좋은 정보 고맙습니다!", "이건 좀 아닌 듯", "ㅋㅋㅋㅋ 맞아요", "출처가 어디인가요?", "퍼갑니다~",
           "다음 글도 기다릴게요", "와 대단하네요", "혹시 어디서 사셨나요?", "오타가 있어요", "1등!", "궁금했는데 덕분에 풀렸어요"]
CODE = ["int sum = 0;", "for (int i = 0; i < n; i++) {", "    sum += a[i];", "}", "return sum;", "def solve(n):", "    return n * 2", "print(solve(3))",
        "const app = express();", "app.listen(3000);", "SELECT id FROM users;", "import numpy as np", "x = np.zeros(3)", "git commit -m 'fix'"]

# Class and id names of common site software for each role. A page takes one for each; a box may have none, or one that says nothing.
NAMES = {
    "menu": ["gnb", "lnb", "menu", "top_menu", "nav", "navbar-nav", "snb", "main_menu", "category_menu", "header_nav", "tit_menu", "depth1"],
    "list": ["list", "news_list", "latest", "lt", "widget", "ranking", "list_news", "box_side", "aside_list", "best", "thumb_list", "swiper"],
    "board": ["board_list", "bd_lst", "tbl_head01", "table_body", "bbs_list", "list_table", "board-list", "gall_list", "lst_tb"],
    "body": ["article", "view_content", "article_body", "post-content", "entry-content", "bo_v_con", "xe_content", "contents_style", "news_txt", ""],
    "title": ["title", "subject", "tit_view", "article-title", "headline", "bo_v_title", "post-title", "media_end_head_headline"],
    "meta": ["info", "byline", "author", "date", "bo_v_info", "meta", "article_info", "post-meta", "writer"],
    "form": ["search", "login", "sch_box", "layer", "popup", "ly_pop", "dimmed", "modal"],
    "share": ["sns", "share", "btn_sns", "subscribe", "sns_share", "reporter_channel"],
    "tools": ["btns", "tools", "utils", "btn_area", "option", "view_util", "toolbar"],
    "comment": ["comment", "cmt_list", "reply", "fdb_lst", "comments", "reply_list"],
    "foot": ["footer", "copyright", "ft", "foot_info", "f_info"],
    "pager": ["paging", "pagination", "pg_wrap", "page_nav", "paginate"],
    "path": ["location", "breadcrumb", "path", "loc"],
    "widget": ["widget", "sidebar-box", "card", "aside-box", "category", "tagcloud", "archive"],
}
