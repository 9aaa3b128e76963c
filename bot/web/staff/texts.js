// What the codes of the server are called in the console.
export const STATUS = {
  answered: ["已答", "good"],
  partial: ["部分答复", "good"],
  not_in_bulletins: ["公报未收录", "warn"],
  clarify: ["反问", "warn"],
  out_of_scope: ["不在范围", ""],
  handoff: ["转人工", "warn"],
  smalltalk: ["寒暄", ""],
  error: ["出错", "bad"],
  notice: ["紧急通知", "warn"],
};
export const VALIDITY = {
  in_force: ["现行", "good"],
  may_have_changed: ["可能已调整", "warn"],
  not_yet: ["尚未施行", "warn"],
  expired: ["已过期", "bad"],
  superseded: ["已被替代", "bad"],
};
export const TOPIC = {
  minimum_wage: "最低工资",
  pension: "养老金",
  low_income: "低保",
  dogs: "养犬",
  bulletin: "其他公报内容",
};
export const CHANNEL = {
  widget: "网页",
  rest: "REST 接口",
  socketio: "Socket.IO",
  hotline: "热线",
  twilio_voice: "电话（Twilio）",
  wechat: "微信",
  staff: "工作人员",
};
export const KIND = {
  document: "公文",
  appointments: "人事任免",
  news: "要闻简讯",
  chronicle: "大事记",
  issued_list: "发文目录",
  statistics: "统计数据",
  cover: "封面目录",
  feature: "专题",
};
export const REASON = {
  wrong_figure: "数字不对",
  outdated: "已经过时",
  not_my_question: "答非所问",
  hard_to_read: "看不懂",
  other: "其他",
};
export const WAITING = {
  not_in_bulletins: "公报未收录",
  down: "点踩",
  handoff: "转人工",
  clarify: "反问",
  out_of_scope: "不在范围",
  error: "出错",
};
export const VERDICT = {
  right: ["通过：答对了", "good"],
  refused_rightly: ["通过：没有作答，符合预期", "good"],
  wrong: ["没有通过：答得不对", "bad"],
  refused: ["没有通过：没有答出来", "bad"],
};
export const ANALYSED = {
  text: "问题",
  today: "以此日为今天",
  topic: "话题",
  regions: "地区",
  as_of: "所问日期",
  date_phrase: "时间说法",
  measure: "所问标准",
  aspect: "问什么",
  tier: "档次",
  breed: "犬种",
  breeds: "犬种",
  document_number: "文号",
  document_keys: "上文公文",
  foreign_place: "外地",
  intent: "意图",
  follow_up: "承接上文",
  age: "年龄",
  amount: "金额",
  hours: "小时",
  days: "天数",
  months: "月数",
  people: "人数",
  height_cm: "肩高（厘米）",
  intent_confidence: "意图的把握",
  entities: "依据的实体",
  ages: "所说年龄",
  amounts: "所说金额",
  tiers: "档次",
  pay_period: "计薪周期",
};

export const MEASURE = {
  monthly_wage: "最低月工资",
  hourly_wage: "最低小时工资",
  basic_pension: "基础养老金",
  old_age_allowance: "高龄补贴",
  land_lost_benefit: "被征地农民保障金",
  land_lost_contribution: "被征地农民缴费",
  land_lost_payment: "被征地农民生活补助",
  subsistence: "最低生活保障",
  banned_breed: "禁养犬种",
  height_limit: "肩高限制",
  provision: "其他规定",
};
export const ASPECT = {
  value: "现在是多少",
  before: "调整前是多少",
  increase: "涨了多少",
  difference: "相差多少",
  total: "合计",
  yearly: "一年多少",
  hours: "多少小时",
  compliance: "是否达标",
  effective: "从何时起",
  validity: "是否有效",
  issued: "何时发布",
  list: "有哪些",
  text: "写了什么",
};
export const MISSING = {
  told: "工作台没有这个地址，请检查地址，或者从上面的菜单进入。",
  home: "回到提问页",
};

/** Return the name of a code, the code itself where it has none. */
export const named = (names, code) => (Array.isArray(names[code]) ? names[code][0] : names[code]) ?? code ?? "";
