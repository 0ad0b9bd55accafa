// The words of the program in Korean, which it does not have itself. The form of a request
// takes no words from outside and stays English.
window.bizgenWords = {
  common: { description: "설명", httpMethod: "HTTP 메소드", path: "경로", copyDefault: "기본값 복사", copyExample: "예제 값 복사" },
  search: {
    label: "검색", inputLabel: "검색어를 입력하세요", open: "검색 열기", placeholder: "검색…", clear: "검색어 지우기", noResults: "찾은 것이 없습니다",
    keyboardShortcut: "단축키:", results: "검색 결과", navigate: "이동", select: "선택", instructions: "위아래 화살표로 이동하고 Enter로 선택합니다",
    entryHeading: "제목", entryOperation: "API", entryTag: "분류", entryWebhook: "웹훅",
  },
  navigation: {
    introduction: "소개", closeGroup: "접기", closeMenu: "목차 닫기", openGroup: "펼치기", openMenu: "목차 열기", operations: "API", endpoints: "{name}의 API",
    showAllEndpoints: "{name}의 API 모두 보기", sidebarFor: "{name} 목차", mainContent: "{name} 문서", collapsed: "접힘", webhooks: "웹훅",
  },
  server: { label: "서버", select: "서버 선택" },
  info: { termsOfService: "이용 약관" },
  clientLibraries: { heading: "코드 예제 언어", more: "더 보기", selectAll: "모든 언어에서 선택", searchLabel: "언어 검색", changeClient: "코드 예제 언어 바꾸기" },
  operation: {
    codeSampleUnavailable: "이 예제의 코드가 없습니다.", codeSample: "코드 예제", body: "본문", cookies: "쿠키", headers: "헤더", pathParameters: "경로 파라미터", queryParameters: "쿼리 파라미터",
    requestBody: "요청 본문", responses: "응답", testRequest: "호출해 보기", webhook: "웹훅", selectedContentType: "콘텐츠 타입", callbacks: "콜백",
  },
  response: { exampleResponses: "응답 예제", noBody: "본문 없음", showSchema: "스키마 보기", status: "상태" },
  models: { label: "스키마" },
  actions: {
    copyAsMarkdown: "Markdown으로 복사", copied: "복사했습니다", copyMarkdownFailed: "복사하지 못했습니다", copyLink: "링크 복사", copyLinkTo: "{name} 링크 복사", copyToClipboard: "링크를 클립보드에 복사",
    copyEndpointUrl: "URL 복사", showMore: "더 보기",
  },
  footer: { poweredByScalar: "Scalar로 만들었습니다" },
  authentication: {
    detailsRequired: "인증 필요", detailsOptional: "인증 선택", apiKey: "API 키", mutualTLS: "상호 TLS", apiKeyCookie: "“{name}” 쿠키에 API 키를 넣습니다.", apiKeyHeader: "“{name}” 헤더에 API 키를 넣습니다.",
    apiKeyQuery: "“{name}” 쿼리 파라미터에 API 키를 넣습니다.", title: "인증", accepts: "가능한 방식", allOf: "모두:", authentication: "인증", optional: "인증 선택", oneOf: "하나:", required: "인증 필요", requires: "필요", scopes: "권한 범위",
  },
  schema: {
    example: "예제", examples: "예제", default: "기본값", schema: "스키마", emptyObject: "빈 객체", showAdditionalProperties: "추가 항목 보기", showOneMoreProperty: "항목 1개 더 보기", showMoreProperties: "항목 {count}개 더 보기",
    forName: "({name})", showSchemaDetails: "스키마 자세히 보기", oneOf: "다음 중 하나", variants: "종류", discriminatorValue: "구분 값", anyOf: "다음 중 하나 이상", allOf: "다음 모두", not: "다음이 아님", unknownType: "알 수 없는 타입",
    propertyCount: "항목: {count}", headerCount: "헤더: {count}", recursiveReference: "{name} 재귀 참조", recursive: "재귀", additionalProperties: "추가 항목", const: "고정 값", deprecated: "사용 중단 예정", discriminator: "구분 항목",
    enum: "허용 값", format: "형식", greaterThan: "초과", keys: "키", lessThan: "미만", max: "최대", min: "최소", maxLength: "최대 길이", minLength: "최소 길이", multipleOf: "배수", nullable: "null 가능", propertyNames: "항목 이름",
    pattern: "패턴", copyPattern: "패턴 복사", readOnly: "읽기 전용", required: "필수", hideValues: "값 숨기기", showAllValues: "값 모두 보기", type: "타입", unique: "중복 없음", values: "값", writeOnly: "쓰기 전용",
  },
};
