// The words of speech of Chinese. There are no spaces to tell words by: a verb
// counts only where its surroundings make it one (chinese_speech.cc).
#include "ingest_service/claims/quotation/speech_table.h"

namespace hearsay::claims {
namespace {

constexpr v1::ClaimType kStatement = v1::CLAIM_TYPE_STATEMENT;
constexpr v1::ClaimType kBelief = v1::CLAIM_TYPE_BELIEF;
constexpr v1::ClaimType kAssessment = v1::CLAIM_TYPE_ASSESSMENT;
constexpr v1::ClaimType kAccusation = v1::CLAIM_TYPE_ACCUSATION;
constexpr v1::ClaimType kDenial = v1::CLAIM_TYPE_DENIAL;
constexpr v1::ClaimType kSpeculation = v1::CLAIM_TYPE_SPECULATION;
constexpr v1::ClaimType kAnnouncement = v1::CLAIM_TYPE_ANNOUNCEMENT;
constexpr v1::ClaimType kIntent = v1::CLAIM_TYPE_INTENT;

// kFree ones may stand right before their clause; kQuoteOnly ones need a comma,
// a colon or a quotation after them.
constexpr SpeechVerbRow kVerbs[] = {
    {"表示", kStatement, "表示", "", ""},
    {"说", kStatement, "说 说道 說 說道", "", "", "", kQuoteOnly},
    {"称", kStatement, "称 稱", "", "", "", kQuoteOnly},
    {"指出", kStatement, "指出", "", ""},
    {"强调", kStatement, "强调 強調", "", "", "", kQuoteOnly},
    {"介绍", kStatement, "介绍 介紹 介绍说 介绍称 介绍道", "", "", "",
     kQuoteOnly},
    {"透露", kStatement, "透露 透露称 透露说", "", "", "", kQuoteOnly},
    {"写道", kStatement, "写道 寫道 写到 发文称 发帖称 发文写道 留言称", "", "",
     "", kQuoteOnly},
    {"回应", kStatement, "回应 回應 回应称 回应说 回应道 回复 回复称 回复说",
     "", "", "", kQuoteOnly},
    {"回答", kStatement, "回答 回答说 回答道 答道 答复称", "", "", "",
     kQuoteOnly},
    {"解释", kStatement, "解释 解释说 解释称 解释道 解釋", "", "", "",
     kQuoteOnly},
    {"补充", kStatement, "补充 补充说 补充称 补充道 補充", "", "", "",
     kQuoteOnly},
    {"坦言", kStatement, "坦言 直言 坦承", "", "", "", kQuoteOnly},
    {"告诉", kStatement, "告诉记者 告诉本报记者 告訴記者", "", "", "",
     kQuoteOnly},
    {"报道", kStatement, "报道称 报道说 报道指出 報道稱 报道", "", "", "",
     kQuoteOnly},
    {"声称", kStatement, "声称 宣称 坚称 辩称 聲稱 宣稱 诡称 谎称", "", "", "",
     kQuoteOnly},
    {"声明", kStatement, "声明称 声明说 声明指出 公告称 通报称 公告显示", "",
     "", "", kQuoteOnly},
    {"警告", kStatement, "警告 警告称 警告说", "", "", "", kQuoteOnly},
    {"提醒", kStatement, "提醒 提醒说 提醒称", "", "", "", kQuoteOnly},
    {"呼吁", kStatement, "呼吁 呼吁称 呼籲", "", "", "", kQuoteOnly},
    {"回忆", kStatement, "回忆 回忆说 回忆道 回忆称 回憶", "", "", "",
     kQuoteOnly},
    {"感叹", kStatement, "感叹 感叹道 感慨 感慨道 感慨地说", "", "", "",
     kQuoteOnly},
    {"反驳", kStatement, "反驳 反驳称 反驳说 反驳道 驳斥称 驳斥说", "", "", "",
     kQuoteOnly},
    {"承认", kStatement, "承认 承认称 承認", "", "", "", kQuoteOnly},
    {"证实", kStatement, "证实 证实称 確認 确认", "", "", "", kQuoteOnly},
    {"分析", kStatement, "分析称 分析说 分析道 分析指出 分析认为 分析", "", "",
     "", kQuoteOnly},
    {"谈到", kStatement, "谈道 提到", "", "", "", kQuoteOnly},
    {"批评", kStatement, "批评 批评称 批评说 批评道", "", "", "", kQuoteOnly},
    {"评论", kStatement, "评论称 评论道 评论说", "", "", "", kQuoteOnly},
    {"建议", kStatement, "建议 建議", "", "", "", kQuoteOnly},
    {"问", kStatement, "问道 反问 反问道 质问道", "", "", "", kQuoteOnly},
    {"提出", kStatement, "提出 倡议 喊话", "", "", "", kQuoteOnly},
    {"喊", kStatement, "喊道 骂道 叫道 笑道 调侃道 调侃称 调侃", "", "", "",
     kQuoteOnly},
    {"显示", kStatement, "数据显示 报告显示 报告指出 报告称 调查显示", "", "",
     "", kQuoteOnly},
    {"认为", kBelief, "认为 認為", "", ""},
    {"相信", kBelief, "相信", "", "", "", kQuoteOnly},
    {"预计", kAssessment, "预计 预测 预测称 判断 评估认为", "", "", "",
     kQuoteOnly},
    {"断言", kAssessment, "断言", "", "", "", kQuoteOnly},
    {"否认", kDenial, "否认 否认称 否認 辟谣称 辟谣", "", "", "", kQuoteOnly},
    {"指责", kAccusation, "指责 指责称 指责说 指控 指控称 谴责", "", "", "",
     kQuoteOnly},
    {"怀疑", kSpeculation, "怀疑 推测 猜测 推测称", "", "", "", kQuoteOnly},
    {"宣布", kAnnouncement, "宣布 宣佈", "", "", "", kQuoteOnly},
    {"承诺", kIntent, "承诺 承诺称 发誓", "", "", "", kQuoteOnly},
};

constexpr SpeechWordRow kWords[] = {
    {kPersonPronoun, "他 她"},
    {kPersonPronoun | kPluralPronoun, "他们 她们 他們"},
    // Open the clause before its subject.
    {kClauseOpener,
     "另 并 并且 同时 此外 另外 但 但是 而 随后 对此 为此 其中 日前 近日 今天 "
     "今日 昨天 昨日 当天 目前 最后 后来 当时 此前 不过 然而 因此 所以 于是 "
     "也 还 又 则 就 再 连忙 立即 甚至 如今 原标题 事后 接着 当日 与此同时"},
    // Stand between subject and verb.
    {kBetween,
     "也 还 又 则 就 都 均 曾 并 再次 再 同时 近日 日前 今天 今日 昨天 昨日 "
     "当天 当日 随后 此前 当时 明确 公开 进一步 一再 多次 曾经 还曾 也曾 这样 "
     "如此 笑着 无奈 对此 还在 一直 亦 更 首先 最后 接着 继续 强烈 坚决 郑重 "
     "激动 自豪 感慨 动情 高兴 地 着 却 仍 才 开心 欣慰 兴奋 感激 耐心 哽咽 "
     "坚定 通过 下午 上午 晚间 晚 凌晨 早间 正式 "
     "不断 反复 纷纷 普遍 一致 则是 特别 着重 认真 坦率 直接 严正 发表 "
     "向记者 对记者 告诉记者"},
    // Where what is said of the circumstances starts.
    {kPhraseEnd,
     "发布 发表 发文 发帖 留言 点头 摇头 微笑 在 于 当 就 对 向 从 针对 面对 "
     "接受 通过 作为 围绕 结合 谈及 谈到 根据"},
    {kDenyingWord, "不 未 没有 没 并未"},
    {kPersonWord,
     "主席 总统 总理 首相 部长 外长 防长 财长 发言人 书记 市长 省长 县长 区长 "
     "镇长 州长 局长 厅长 处长 科长 所长 院长 校长 会长 社长 行长 队长 班长 "
     "站长 台长 馆长 秘书长 董事长 总经理 经理 总裁 总监 主任 主管 主编 首席 "
     "创始人 负责人 代表 委员 议员 大使 领事 司令 将军 上校 教授 副教授 专家 "
     "研究员 学者 分析师 经济学家 医生 医师 律师 法官 检察官 民警 警官 教练 "
     "主教练 球员 队员 选手 记者 作家 导演 演员 歌手 艺人 工程师 设计师 教师 "
     "老师 学生 村民 居民 市民 网友 司机 店主 老板 商户 农户 业主 游客 顾客 "
     "家长 先生 女士 小姐 博士 院士 常委 委员长 议长 顾问 特使 参谋长 女儿 "
     "儿子 父亲 母亲 妻子 丈夫 同学 队长 船长 机长 总书记 理事长 干事 村支书 "
     "志愿者 小哥 阿姨 大姐 大妈 大爷 奶奶 爷爷 策略师 男子 女子 老人 男生 "
     "女生 消费者 员工 职工 工作人员 相关人士 副部长 领导人 领袖 裁判 主播"},
    {kPeopleWord,
     "们 人士 官员 专家 学者 网友 村民 居民 市民 分析人士 业内人士 球迷 多人 "
     "者 学生 家长 游客"},
    {kNamelessWord,
     "消息人士 知情人士 业内人士 相关人士 有关人士 官员 相关负责人 负责人 "
     "有关负责人 知情者 工作人员 发言人 匿名 网友 专家 分析人士 居民 村民 "
     "市民 球迷"},
    {kOrganizationWord,
     "部 局 委 厅 院 会 公司 集团 政府 法院 检察院 警方 方面 总署 总局 大学 "
     "学院 医院 银行 协会 组织 机构 联盟 白宫 国防部 外交部 中心 委员会 军方 "
     "办 所 俄方 美方 中方 校方 院方 官方 店方 部门 队 俱乐部 工会 基金会 "
     "集团 平台 企业 证券 研究所 府 当局 大使馆 站"},
    {kOutletNoun,
     "社 报 网 电视台 通讯社 新闻 日报 晚报 时报 电台 周刊 杂志 媒体 外媒 "
     "广播公司 央视 路透 客户端 网站 卫视 早报 邮报 消息网 电讯"},
    {kDocumentWord, "报告 声明 公告 通报 文件 研究 数据 调查 公报 通知 文章"},
};

// What ends the phrase that "据" opens.
constexpr AccordingRow kAccording[] = {
    {"报道", "报道|报导|報道|报道称"},
    {"消息", "消息|消息称"},
    {"介绍", "介绍|介绍说"},
    {"透露", "透露"},
    {"回忆", "回忆"},
    {"通报", "通报"},
    {"称", "称"},
    {"统计", "统计"},
    {"数据", "数据显示|数据"},
};

}  // namespace

const SpeechData kChineseSpeech = {kVerbs, kWords, kAccording};

}  // namespace hearsay::claims
